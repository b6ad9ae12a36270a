"""A dilemma names no person: a first name with a surname may be somebody's, whatever its author thought of.

A common Swedish first name and a capitalised word after it, in running text, look like a person. The list is bounded:
it finds what is likely and stays silent about the rest. First names alone are let be, and so are texts that are marked
as invented (``example: true``), where the page says that nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ethos.kinds import Dilemma
from ethos.passage import passages
from ethos.problem import Problem
from ethos.share import Share

FIRST = (
    "Agneta Ahmed Alexander Ali Alice Amanda Amir Anders Andreas Anette Anita Ann Anna Anneli Annika Arne Astrid Axel "
    "Barbro Bengt Berit Birgitta Björn Bo Britt Caroline Carina Cecilia Charlotte Christer Christian Christina Claes "
    "Conny Dan Daniel David Ebba Elin Elisabeth Ellen Elsa Emelie Emil Emma Erik Erika Eva Fatima Filip Fredrik "
    "Frida Gabriel Gun Gunilla Gunnar Gustav Göran Hanna Hans Hassan Helena Henrik Håkan Ibrahim Ida Inga Inger Ingrid "
    "Irene Isabelle Jakob Jan Jenny Jens Jessica Joakim Johan Johanna John Jonas Josefin Julia Karin Karl Katarina "
    "Kenneth Kerstin Kim Kjell Klara Kristina Kristoffer Lars Leif Lena Lennart Lina Linda Linnea Linus Lisa Louise "
    "Lovisa Ludvig Magnus Maja Malin Marcus Margareta Maria Marianne Marie Martin Mats Matilda Mattias Max Michael "
    "Mikael Mohamed Mona Monica Nils Nina Olle Olof Oskar Patrik Pernilla Peter Petra Pia Pontus Rasmus Rebecka "
    "Robert Robin Roger Roland Sandra Sara Sebastian Simon Sofia Stefan Sten Stig Susanne Sven Therese Thomas Tobias "
    "Tomas Tommy Torbjörn Ulf Ulla Ulrika Victor Viktor Viktoria Yvonne Åke Åsa"
)
PLACES = "gatan|vägen|torget|gården|skolan|sjukhuset|priset|stiftelsen"
NAME = re.compile(
    rf"(?=[A-ZÅ])(?<![\w-])(?:{FIRST.replace(' ', '|')})(?:-[A-ZÅÄÖ][a-zåäöé]+)?[ \n](?:(?:von|af|de)[ \n])?"
    rf"(?!\w+(?:{PLACES})\b)[A-ZÅÄÖ][a-zåäöéü]+(?![\w@-])(?![ \n](?:gata|väg|torg|plats|park|skola|pris)\b)"
)
"""A person's whole name, which a line may end within; streets, schools and prizes are let be. To look ahead for a
capital says nothing new, but where there is none, none of all the names need be tried: a fifth of the time."""


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for passage in passages(entry) if isinstance(entry, Dilemma) and not entry.example else ():
            for found in NAME.finditer(passage.text):
                yield passage.problem("possible-name", found.start(), written=found[0].replace("\n", " "))
