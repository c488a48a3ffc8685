/** Half of a surrogate pair: UTF-8, and so an argument of a program, cannot hold it. */
export const loneSurrogate = /\p{Surrogate}/u;
