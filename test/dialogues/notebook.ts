/** Collects what was not as expected, so that one look at a dialogue shows all of it. */
export function notebook() {
  const all: string[] = [];
  return {
    all,
    about: (where: string) => ({
      fits(what: string, text: string, wanted: RegExp) {
        if (!wanted.test(text)) all.push(`${where}: ${what} should fit ${wanted}`);
      },
      differs(what: string, text: string, unwanted: RegExp) {
        if (unwanted.test(text)) all.push(`${where}: ${what} should not fit ${unwanted}`);
      },
      stops(why: string) {
        all.push(`${where}: ${why}`);
      },
      equals(what: string, found: unknown, wanted: unknown) {
        const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
        if (is !== should) all.push(`${where}: ${what} is ${is}, should be ${should}`);
      },
    }),
  };
}
