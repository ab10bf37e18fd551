/** Owns the types of what the build writes into the code. */
declare const __VERSION__: string;
/** yyyy-MM-dd */
declare const __BUILD_DATE__: string;
