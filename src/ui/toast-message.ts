/** Owns the shape of a passing message. */

export interface ToastMessage {
  readonly id: string;
  readonly kind: 'info' | 'good' | 'warn' | 'error';
  readonly text: string;
  readonly action?: { readonly text: string; readonly run: () => void } | undefined;
}
