import { createTexts } from '../../server/web/i18n.ts';

const chinese = {
  connecting: '正在连接',
  counter: '{{label}} 号窗口',
  welcome: '欢迎光临',
  later: '业务办理结束后，可在此评价服务',
  unavailable: '暂时不能评价',
  ask: '请评价本次服务',
  private: '评价只作汇总统计，不显示您的姓名和号码',
  score5: '非常满意',
  score4: '满意',
  score3: '一般',
  score2: '不满意',
  score1: '非常不满意',
  sending: '正在提交',
  thanks: '谢谢您的评价',
  goodbye: '再见，请慢走',
  once: '本次服务已经评价',
  over: '评价时间已过',
  failed: '评价未能提交',
  thanksAnyway: '感谢您的参与',
} as const;

/** Texts of the rating screen: Chinese with English beneath, as on every public screen. */
export const texts = createTexts(chinese, {
  connecting: 'Connecting',
  counter: 'Counter {{label}}',
  welcome: 'Welcome',
  later: 'When your service has ended, you may rate it here',
  unavailable: 'Rating is not available right now',
  ask: 'How was your service?',
  private: 'Ratings are only counted; no name or number is shown',
  score5: 'Very good',
  score4: 'Good',
  score3: 'Fair',
  score2: 'Poor',
  score1: 'Very poor',
  sending: 'Sending',
  thanks: 'Thank you for your rating',
  goodbye: 'Goodbye',
  once: 'This service has been rated already',
  over: 'The time to rate has passed',
  failed: 'Your rating could not be sent',
  thanksAnyway: 'Thank you all the same',
});

export type RatingTextKey = keyof typeof chinese;
