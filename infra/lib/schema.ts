// The tables, and what each function of the program does with them, as `caredesk schema` prints them. The committed copy is read here;
// a test of the program fails when the two differ.
import { readFileSync } from "node:fs";

export interface Index {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
  /** Attributes besides keys; null: all of them; none: keys alone. */
  readonly holds: readonly string[] | null;
}

export interface Table {
  readonly name: string;
  readonly partition: string;
  readonly sort: string | null;
  readonly indexes: readonly Index[];
  readonly time_to_live: string | null;
  readonly clinical: boolean;
}

export interface Job {
  readonly name: string;
  /** null: nobody but an operator runs it. */
  readonly every_minutes: number | null;
}

/** A part of the program that works with rights of its own. */
export interface Function {
  readonly name: string;
  readonly jobs: readonly Job[];
  /** Actions by table, index or not. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Rows that are closed to it whatever it may do with their table, by how their keys begin. */
  readonly closed: Readonly<Record<string, readonly string[]>>;
  readonly buckets: Readonly<Record<string, readonly string[]>>;
  readonly messages: readonly string[];
}

export interface Schema {
  readonly tables: readonly Table[];
  readonly functions: readonly Function[];
}

export const schema: Schema = JSON.parse(readFileSync(new URL("../tables.json", import.meta.url), "utf8"));

/** The function of this name. */
export function functionCalled(name: string): Function {
  const found = schema.functions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`tables.json has no function ${name}`);
  return found;
}

/** One process that does everything: what a server on EC2 is. */
export function everyFunction(): Function {
  const together = (part: (each: Function) => Readonly<Record<string, readonly string[]>>) => {
    const all: Record<string, string[]> = {};
    for (const each of schema.functions) {
      for (const [name, actions] of Object.entries(part(each))) all[name] = [...new Set([...(all[name] ?? []), ...actions])].sort();
    }
    return all;
  };
  return {
    name: "server",
    jobs: [],
    tables: together((each) => each.tables),
    // The portal is in it, and nothing is closed to that.
    closed: {},
    buckets: together((each) => each.buckets),
    messages: [...new Set(schema.functions.flatMap((each) => each.messages))].sort(),
  };
}
