// Our scripts as the build writes them: tests/in_node.py says where.

/** What a script exports. @param {string} name "shared/time.js" */
export const ours = (name) => import(`${process.env.ETHOS_SCRIPTS}/${name}`);
