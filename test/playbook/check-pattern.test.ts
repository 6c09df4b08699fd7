import { expect, it } from "vitest";
import { checkPattern } from "../../src/playbook/check-pattern.ts";

it.each([
  "\\bNG[\\s#:-]{0,3}(\\d{5})\\b",
  "NG\\-\\d{5}",
  "(?:AB|CD)-\\d+",
  "[A-Z]{2}\\d{6}",
  "(\\d{2} ){3}",
  "\\b(?:order )?#?(\\d{4,8})\\b",
  "[)(+*]x",
  "(?<id>T-\\d{3})",
])("takes %s", (pattern) => {
  expect(checkPattern(pattern)).toEqual([]);
});

it.each([
  "(a+)+",
  "(a*)*b",
  "(?:a|ab)+c",
  "((a{1,20}){1,20})b",
  "(a?){30}x",
  "(\\w)\\1",
  "(?<x>a)\\k<x>",
  "\\d+-\\d+-\\d+-\\d+",
  "x{0}",
  "[",
])("refuses %s", (pattern) => {
  expect(checkPattern(pattern)).not.toEqual([]);
});
