// What we use of the search engine, whose script lies beside its index (Pagefind 1.5).
export interface Result {
  id: string;
  score: number;
  data(): Promise<{
    url: string;
    excerpt: string;
    content: string;
    meta: Record<string, string>;
    locations: number[];
  }>;
}
export type Filters = Record<string, { any: string[] }>;
export type Counts = Record<string, Record<string, number>>;
export interface Found {
  results: Result[];
  filters: Counts;
  unfilteredResultCount: number;
}
export interface Pagefind {
  init(): Promise<void>;
  filters(): Promise<Counts>;
  search(query: string | null, options: { filters: Filters }): Promise<Found>;
}
export function createInstance(options: Record<string, unknown>): Pagefind;
