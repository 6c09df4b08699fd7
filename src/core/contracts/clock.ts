/** The only way to know the time. Tests turn it by hand. */
export interface Clock {
  now(): Date;
}
