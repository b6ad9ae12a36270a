/**
 * Nothing that the editor saves goes into the branch that is published. Its texts are proposals of their own accord; its
 * pictures it would commit at once, and so they wait here, and go along with the first text that shows them.
 */

/**
 * What a commit holds, as both hosts have it.
 * @typedef {{ branch: string, added: { path: string, read: () => string, part: any }[], removes: boolean, add: (part: any) => void, done: () => any }} Commit
 * @typedef {{ branch: string, pictures: string, refused: string }} Told
 */

/** @param {string} packed bytes in base64, which need not be text */
const unpacked = (packed) => new TextDecoder().decode(Uint8Array.from(atob(packed), (each) => each.charCodeAt(0)));

/** @param {any} body @returns {Commit | null} */
function onGitHub(body) {
  const input = body.variables?.input;
  if (!String(body.query).includes("createCommitOnBranch") || !input?.fileChanges) return null;
  const { additions = [], deletions = [] } = input.fileChanges;
  const commit = { oid: input.expectedHeadOid, committedDate: new Date().toISOString() };
  return {
    branch: input.branch?.branchName,
    added: additions.map((/** @type {any} */ part) => ({ path: part.path, read: () => unpacked(part.contents), part })),
    removes: deletions.length > 0,
    add: (part) => additions.push(part),
    done: () => ({ data: { createCommitOnBranch: { commit } } }),
  };
}

/** @param {any} body @returns {Commit | null} */
function onGitLab(body) {
  if (!Array.isArray(body.actions)) return null;
  const read = (/** @type {any} */ part) => (part.encoding === "base64" ? unpacked(part.content) : part.content);
  return {
    branch: body.branch,
    added: body.actions.map((/** @type {any} */ part) => ({ path: part.file_path, read: () => read(part), part })),
    removes: body.actions.some((/** @type {any} */ part) => part.action !== "create"),
    add: (part) => body.actions.push(part),
    done: () => ({ id: "0".repeat(40), committed_date: new Date().toISOString() }),
  };
}

/** @param {string} url @param {string} body */
function commitIn(url, body) {
  const { pathname } = new URL(url, "https://kodvard.invalid");
  if (pathname.endsWith("/graphql")) return [JSON.parse(body)].map((told) => ({ told, commit: onGitHub(told) }))[0];
  if (/\/repository\/commits$/.test(pathname)) return [JSON.parse(body)].map((told) => ({ told, commit: onGitLab(told) }))[0];
  return { told: null, commit: null };
}

/** @param {any} told @param {number} status */
const answer = (told, status = 200) => new Response(JSON.stringify(told), { status, headers: { "Content-Type": "application/json" } });

/**
 * What the browser fetches by, for an editor whose commits may not go into the branch that is published.
 * @param {(input: any, init?: any) => Promise<Response>} fetch
 * @param {Told} told which branch that is, the folder of pictures, and what an editor is told of what may not be done
 */
export function proposing(fetch, { branch, pictures, refused }) {
  /** @type {Map<string, any>} by path, as the host takes them */
  const waiting = new Map();

  /** @param {Commit} commit */
  const hold = (commit) => {
    if (commit.removes || !commit.added.every((each) => each.path.startsWith(`${pictures}/`))) return answer({ message: refused, errors: [{ message: refused }] }, 403);
    for (const each of commit.added) waiting.set(each.path, each.part);
    return answer(commit.done());
  };

  /** @param {Commit} commit */
  const shownBy = (commit) => {
    const texts = commit.added.filter((each) => each.path.endsWith(".md")).map((each) => each.read());
    return [...waiting.keys()].filter((path) => texts.some((text) => text.includes(path.slice(path.lastIndexOf("/") + 1))));
  };

  /** @param {any} input @param {any} [init] */
  const asked = async (input, init) => {
    if (typeof init?.body !== "string") return fetch(input, init);
    const { told, commit } = commitIn(String(input?.url ?? input), init.body);
    if (!commit) return fetch(input, init);
    if (commit.branch === branch) return hold(commit);
    const along = shownBy(commit);
    for (const path of along) commit.add(waiting.get(path));
    const found = await fetch(input, { ...init, body: JSON.stringify(told) });
    if (found.ok) for (const path of along) waiting.delete(path);
    return found;
  };
  return Object.assign(asked, { waits: () => waiting.size > 0 });
}
