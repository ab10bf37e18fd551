/** Owns what personal values look like on screen and in exports while the mask is on, and how unmapped ones are noticed. */
import type { RawColumn } from '../intake/raw-table';
import { sampleTexts } from './column-content';
import { readHeader } from './header-name';
import { maskFreeText } from './mask-free-text';
import type { ModelInfo } from './model-info';
import { roleById } from './role-registry';

const STARS = '****';

/** True for a role whose values are masked unless the user says otherwise. */
export function isPersonalRole(role: string): boolean {
  return roleById(role)?.personal === true;
}

/** True where customers are called by numbers of their own, in a column or at the head of one; regions, rows and files are not masked. */
export function hasCustomerNumbers(model: Pick<ModelInfo, 'roles' | 'hasHeads'> | null): boolean {
  return model !== null && (model.roles.includes('customer_id') || model.hasHeads === true);
}

/** What a customer of the model is called on screen: by its number, masked unless personal data is shown, or as the region or group that it is. */
export function shownCustomer(id: string, model: Pick<ModelInfo, 'roles' | 'hasHeads'> | null, showPersonal: boolean): string {
  return showPersonal || !hasCustomerNumbers(model) ? id : maskValue('customer_id', id);
}

/** The value as it may be shown under the mask: 张**, 138****1234, 0330****2345; values of roles that are not personal pass unchanged. */
export function maskValue(role: string, text: string): string {
  const chars = Array.from(text.trim());
  switch (role) {
    case 'name':
      return maskName(chars);
    case 'phone':
      return keepEnds(chars, 3, 4);
    case 'address':
      // The district stays readable, the door does not.
      return chars.length === 0
        ? ''
        : chars.slice(0, Math.min(6, Math.floor(chars.length / 2), Math.max(0, chars.length - STARS.length))).join('') + STARS;
    case 'id_number':
      return keepEnds(chars, 3, 2);
    case 'customer_id':
    case 'meter':
      return keepEnds(chars, 4, 4);
    case 'comment':
      return maskFreeText(text);
    default:
      return isPersonalRole(role) ? STARS : text;
  }
}

function maskName(chars: readonly string[]): string {
  if (chars.length === 0) return '';
  const first = chars[0] ?? '';
  // Companies: enough to know one's own customer, not enough to write to a stranger.
  if (chars.length > 6) return chars.slice(0, 2).join('') + STARS + chars.slice(-2).join('');
  return first + '*'.repeat(Math.max(1, chars.length - 1));
}

/** Keeps at most so many characters at both ends; at least four are always hidden. */
function keepEnds(chars: readonly string[], head: number, tail: number): string {
  if (chars.length === 0) return '';
  const spare = Math.max(0, chars.length - STARS.length);
  const left = Math.min(head, Math.ceil(spare / 2));
  const right = Math.min(tail, spare - left);
  return chars.slice(0, left).join('') + STARS + (right === 0 ? '' : chars.slice(-right).join(''));
}

const PHONE = /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^0\d{2,3}[- ]?\d{7,8}$/;
const IDENTITY = /^\d{17}[\dXx]$|^[1-9]\d{14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const PERSONAL_HEADER =
  /姓名|户名|电话|手机|联系方式|身份证|证件|住址|地址|邮箱|微信号|银行卡|银行账号|^(?:phone|mobile|cell|cellphone|tel|telephone|e?mail|passport|idcard|bankaccount)(?:number|no|num|address)?$/;

/** True for a column that holds phone numbers, identity numbers or e-mail addresses, or says so in its header. */
export function looksPersonal(column: RawColumn): boolean {
  if (PERSONAL_HEADER.test(readHeader(column.name).key)) return true;
  const samples = sampleTexts(column);
  const personal = samples.filter((value) => PHONE.test(value) || IDENTITY.test(value) || EMAIL.test(value));
  return samples.length > 0 && personal.length * 2 >= samples.length;
}
