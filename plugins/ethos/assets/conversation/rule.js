// Written by the build: plugins/ethos/plan.py says what each of these means.
export const SHARED = ["frame", "monday"];
export const OWN = ["read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law"];
export const STEPS = ["frame", "clip", "read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law", "monday"];
/** @type {Record<string, Record<string, number>>} */
export const PLANS = {"20": {"frame": 2, "read": 2, "vote": 1, "pairs": 4, "plenary": 7, "twist": 1, "revote": 1, "monday": 2}, "30": {"frame": 3, "read": 2, "vote": 1, "pairs": 5, "plenary": 11, "twist": 2, "revote": 1, "law": 2, "monday": 3}, "45": {"frame": 5, "read": 2, "vote": 1, "pairs": 5, "groups": 10, "plenary": 10, "twist": 3, "revote": 2, "law": 4, "monday": 3}, "60": {"frame": 5, "read": 3, "vote": 1, "pairs": 7, "groups": 14, "plenary": 14, "twist": 4, "revote": 2, "law": 5, "monday": 5}, "90": {"frame": 6, "read": 4, "vote": 2, "pairs": 10, "groups": 20, "plenary": 22, "twist": 8, "revote": 3, "law": 8, "monday": 7}};
export const KEPT = ["read", "plenary", "vote", "law", "pairs", "revote", "twist", "groups"];
/** @type {Record<string, number>} */
export const WORTH = {"pairs": 4, "groups": 6};
export const FOURS = 4;
export const MANY = 15;
export const FRAME = 2;
export const ROLES = [1, 3];
export const APART = "compass";
export const SEVERAL = 12;
export const NEAR = 2.25;
export const TWIST = 4;
export const CLIP = 4;
export const LIMIT = "legal-limit";
export const FEWEST = 2;
export const MOST = 500;
export const CASES = 6;
export const CLOSURES = ["open", "legal-limit", "leader-concludes"];
export const USUAL_MINUTES = 20;
export const USUAL_PEOPLE = 8;
export const SPEED = 200;
