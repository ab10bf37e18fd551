// What may be read of a comment under the mask.
import { describe, expect, it } from 'vitest';
import { maskFreeText } from '../../../src/model/mask-free-text';
import { isPersonalRole, maskValue } from '../../../src/model/masking';

describe('free text under the mask', () => {
  it.each([
    ['请打13812345678联系', '请打****联系'],
    ['电话 138-1234-5678，谢谢', '电话 ****，谢谢'],
    ['电话０５７１－８８８８６６６６', '电话****'],
    ['call 0571 8888 6666 please', 'call **** please'],
    ['+86 138 1234 5678', '****'],
    ['户号0330012345678欠费', '户号****欠费'],
    ['身份证33010619800101123X', '身份证****'],
    ['户号CN00123456', '户号****'],
    ['发到zhang.wei@163.com', '发到****'],
    ['加微信号：wattuser_88', '加微信号：****'],
    ['我是张伟，停电太久', '我是**，停电太久'],
    ['张伟先生说电价高', '*先生说电价高'],
    ['请王师傅来看', '请*师傅来看'],
    ['欧阳女士投诉', '*女士投诉'],
    ['联系人：李小红', '联系人：**'],
    ['人民路12号3栋501室经常停电', '人民路****经常停电'],
    ['3栋2单元501停电', '****停电'],
    ['I live at 12 Oak Tree Road and pay too much', 'I live at **** and pay too much'],
    ['Mr. John Smith was rude', 'Mr ** was rude'],
    ['My name is fine; this is Anna Lee', 'My name is fine; this is **'],
  ])('%s', (text, masked) => expect(maskFreeText(text)).toBe(masked));

  it.each([
    '电价偏高，峰段电价太高',
    '3月12号停电5小时，2024年1月账单没收到',
    '电费1,250.50元，比上月多300元',
    '网格经理很负责，工作人员热情耐心',
    '95598打不通',
    '等了45天，跑了6个部门',
    'The bill of 2024-05 was 120 dollars',
    '110kV线路，10kV槐荫线',
    '2024-05-12停电，2024/5/13才来',
    '本人满意，用户满意，客户经理不错',
  ])('leaves %s as it is', (text) => expect(maskFreeText(text)).toBe(text));

  it('hides what is known of the writer wherever it stands', () => {
    expect(maskFreeText('尉晓冬家又停电了，地址柳河镇东头', ['尉晓冬', '柳河镇东头', null, 'x'])).toBe(
      '****家又停电了，地址****',
    );
  });
});

it('comments are masked as what they are wherever values are shown', () => {
  expect(isPersonalRole('comment')).toBe(true);
  expect(maskValue('comment', '停电太久，请打13812345678')).toBe('停电太久，请打****');
});
