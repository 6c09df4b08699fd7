/** eld ships types for its main entry only. */
declare module "eld/extrasmall" {
  export const eld: {
    detect(text: string): { readonly language: string; getScores(): Readonly<Record<string, number>> };
  };
}
