/** Where the present comes from. Nothing inside the product reads the machine's clock in any other way. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
