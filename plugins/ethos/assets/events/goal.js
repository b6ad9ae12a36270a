// Where the arrows lead in a month's grid.

export const WEEK = 7;

/**
 * Where a key goes from a day, both counted from 0; any other key goes nowhere.
 * @param {string} key
 * @param {number} at
 * @param {{weekday: number, days: number}} month `weekday` is 0 on the first day of a week
 */
export function goal(key, at, { weekday, days }) {
  /** @type {Record<string, number>} */
  const goals = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - WEEK,
    ArrowDown: at + WEEK,
    Home: Math.max(at - weekday, 0),
    End: Math.min(at + WEEK - 1 - weekday, days - 1),
  };
  return Object.hasOwn(goals, key) ? goals[key] : undefined;
}
