// Every page of visitors, patients and applicants through all gates.
import { PEOPLE, looksOf } from "./looks.mjs";

looksOf(PEOPLE);
