/** Where in a target file something stands: keys and places in lists, from the top. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a target file. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
}
