import { AppError } from "../core/errors.ts";
import { assemblePlaybook, type PlaybookFiles } from "./assemble.ts";
import { type CheckedPlaybook, checkPlaybook } from "./parse-playbook.ts";
import { refusal } from "./problems.ts";

/** The playbook in these files, checked. Throws `invalid_input` with every problem by file and line. */
export function loadPlaybookFiles(files: PlaybookFiles): CheckedPlaybook {
  if (!files.has("playbook.yaml") && !files.has("playbook.yml")) {
    throw refusal(["playbook.yaml:1: this file is missing. Write at least its name and languages."]);
  }
  const { value, locate, unreadable } = assemblePlaybook(files);
  try {
    const checked = checkPlaybook(value, locate);
    if (unreadable.length === 0) return checked;
  } catch (error) {
    // With files that could not be read, what else is missing follows from them and would only distract.
    if (unreadable.length === 0 || !(error instanceof AppError)) throw error;
  }
  throw refusal(unreadable);
}

export type { CheckedPlaybook };
