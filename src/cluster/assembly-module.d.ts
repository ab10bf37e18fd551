/** A module compiled by build/assembly.ts, in base64. */
declare module 'assembly:*' {
  const code: string;
  export default code;
}
