// What outlives its stack, and what it is called so that the next one does not stumble over it.
import { Aws, Fn, RemovalPolicy } from "aws-cdk-lib";

import type { Settings } from "./settings.ts";

/**
 * Stays when the stack goes or when it is replaced. What a first deployment made that then failed is taken back with it, except tables: they are
 * protected from being deleted whoever asks, so the data stack stays with them until an operator lifts that.
 */
export const lasting = (settings: Settings): RemovalPolicy => (settings.local ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

/**
 * The name and, after it, letters of this stack alone. A home can be thrown away and made again: its old logs are still there then, under their
 * name. The letters are the first of the stack's id, those that differ from one second to the next.
 */
export const ofThisStack = (name: string, settings: Settings): string => (settings.local ? name : `${name}-${Fn.select(0, Fn.split("-", Fn.select(2, Fn.split("/", Aws.STACK_ID))))}`);
