/** The seed of `check()`: whoever runs it meets the same inputs. What counts is judged on others. */
export const publicSeed = "public";
