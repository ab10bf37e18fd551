declare module 'embedded:*' {
  const reference: import('./embedded').EmbeddedReference;
  export default reference;
}
