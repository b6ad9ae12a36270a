"""What the site is built with and what of it is published: a CycloneDX bill of materials and a list of licences.

Python packages are those of ``requirements.txt`` on this system, as they are installed; fonts, scripts and word lists
by others are the rows of ``THIRD_PARTY.md``. The same lock gives the same bytes: no time, no serial number.

    python .ci/sbom.py build
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SPEC = "1.6"
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Trove classifiers, for packages that have no SPDX expression (PEP 639)."""
READ = {"text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later"}
"""What packages say in prose only, as we have read it."""
NAMES = {
    "SIL Open Font License 1.1": "OFL-1.1",
    "LGPL-3.0": "LGPL-3.0-only",
    "MIT": "MIT",
    "Apache 2.0": "Apache-2.0",
    "BSD-3-Clause": "BSD-3-Clause",
    "CC0": "CC0-1.0",
}
"""How THIRD_PARTY.md begins to say a licence."""
ROW = re.compile(r"^\| (?P<part>.+?) \| (?P<version>.+?) \| (?P<licence>.+?) \| (?P<where>.+?) \|$", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Part:
    """Something by others: where it comes from, and under what licence (an SPDX expression)."""

    name: str
    version: str
    licence: str
    where: str
    needs: tuple[str, ...] = ()
    hashes: tuple[tuple[str, str], ...] = ()
    """Files in the repository with their SHA-256, for what is kept there."""

    @property
    def ref(self) -> str:
        """A name for it within the bill; for a Python package its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}" if not self.hashes else f"{self.where}#{self.name}"


def packages(lock: Path) -> Iterator[Part]:
    """The packages that the lock asks for on this system.

    Raises:
        SystemExit: one is installed in another version, or does not tell its licence.
    """
    for line in lock.read_text(encoding="utf-8").splitlines():
        wanted = Requirement(line.rstrip("\\").strip()) if re.match(r"[A-Za-z0-9]", line) else None
        if wanted and (wanted.marker is None or wanted.marker.evaluate()):
            found = distribution(wanted.name)
            if not wanted.specifier.contains(found.version):
                raise SystemExit(f"{wanted.name} {found.version} is installed, and the lock says {wanted.specifier}.")
            name = canonicalize_name(wanted.name)
            yield Part(name, found.version, licence_of(found), "requirements.txt", tuple(needs(found)))


def needs(package: Distribution) -> Iterator[str]:
    """The names of the packages that one needs on this system, without extras."""
    environment = {**default_environment(), "extra": ""}
    for text in package.requires or ():
        wanted = Requirement(text)
        if wanted.marker is None or wanted.marker.evaluate(environment):
            yield canonicalize_name(wanted.name)


def licence_of(package: Distribution) -> str:
    """The SPDX expression of a package: as it says, or by its classifier.

    Raises:
        SystemExit: it tells none that we know.
    """
    told = package.metadata
    if told["Name"] in READ:
        return READ[told["Name"]]
    for text in (told.get("License-Expression"), told.get("License")):
        try:
            return str(canonicalize_license_expression(NAMES.get(text or "", text or "")))
        except InvalidLicenseExpression:
            continue
    for classifier in told.get_all("Classifier") or ():
        if spdx := CLASSIFIERS.get(classifier.rpartition(" :: ")[2]):
            return spdx
    raise SystemExit(f"{told['Name']} does not tell its licence: add it to .ci/sbom.py when you have read it.")


def kept(table: Path) -> Iterator[Part]:
    """What lies in the repository by others.

    Raises:
        SystemExit: a row names a licence that we do not know, or files that are not there.
    """
    for row in list(ROW.finditer(table.read_text(encoding="utf-8")))[2:]:
        where = row["where"].strip("`").split("`")[0]
        licence = next((spdx for name, spdx in NAMES.items() if row["licence"].startswith(name)), None)
        files = sorted((ROOT / where).rglob("*") if (ROOT / where).is_dir() else [ROOT / where])
        hashes = tuple((_path(each), hashlib.sha256(each.read_bytes()).hexdigest()) for each in files if each.is_file())
        if licence is None or not hashes:
            raise SystemExit(f"THIRD_PARTY.md: no known licence or no files for “{row['part']}”.")
        yield Part(row["part"].replace("`", ""), row["version"].replace("`", ""), licence, where, (), hashes)


def _path(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def bill(version: str, parts: list[Part]) -> dict[str, object]:
    """The bill of materials, as CycloneDX 1.6 in JSON has it."""
    name = "ethos-kunskapsbank"
    own = {"type": "application", "bom-ref": name, "name": name, "version": version, "licenses": _licences("EUPL-1.2")}
    refs = {each.name: each.ref for each in parts}
    direct = sorted({refs[need] for need in needs(distribution(name)) if need in refs} | _kept_refs(parts))
    links = [
        {"ref": each.ref, "dependsOn": sorted(refs[need] for need in each.needs if need in refs)} for each in parts
    ]
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {"component": own},
        "components": [component(each) for each in parts],
        "dependencies": [{"ref": name, "dependsOn": direct}, *links],
    }


def _kept_refs(parts: list[Part]) -> set[str]:
    return {each.ref for each in parts if each.hashes}


def _licences(expression: str) -> list[dict[str, object]]:
    simple = not re.search(r"[ ()]", expression)
    return [{"license": {"id": expression}} if simple else {"expression": expression}]


def component(part: Part) -> dict[str, object]:
    """A part as CycloneDX has it; a part in the repository with its files."""
    about = {"type": "library", "bom-ref": part.ref, "name": part.name, "version": part.version}
    if not part.hashes:
        return {**about, "licenses": _licences(part.licence), "purl": part.ref}
    files = [
        {
            "type": "file",
            "bom-ref": f"{part.ref}:{path}",
            "name": path,
            "hashes": [{"alg": "SHA-256", "content": digest}],
        }
        for path, digest in part.hashes
    ]
    return {**about, "licenses": _licences(part.licence), "components": files}


def licence_list(parts: list[Part]) -> Iterator[str]:
    """The list of licences, as a table in Markdown."""
    yield "# Licences of what Ethos is built with\n"
    yield "| part | version | licence | where |"
    yield "| --- | --- | --- | --- |"
    yield from (f"| {each.name} | {each.version} | {each.licence} | {each.where} |" for each in parts)


def main(out: Path) -> None:
    parts = [*sorted(packages(ROOT / "requirements.txt")), *sorted(kept(ROOT / "THIRD_PARTY.md"))]
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(bill(distribution("ethos-kunskapsbank").version, parts), ensure_ascii=False, indent=1)
    (out / "sbom.cdx.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    (out / "licences.md").write_text("\n".join(licence_list(parts)) + "\n", encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(parts)} parts in {out / 'sbom.cdx.json'} and {out / 'licences.md'}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build"))
