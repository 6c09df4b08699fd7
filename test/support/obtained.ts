/** A program that tests need, or the command that would provide it. */
export type Obtained = { readonly program: string } | { readonly remedy: string };
