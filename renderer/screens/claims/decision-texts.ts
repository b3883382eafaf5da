/** Decisions of two people on a finding. */
export const decisionTexts = {
  rule: {
    en: 'Two people decide. Nobody in the compromise set counts.',
    'zh-CN': '由两人裁定。失陷集合中的人不计入。',
  },
  noFinding: { en: 'Nothing to decide in this claim.', 'zh-CN': '此论断无需裁定。' },
  readOnly: {
    en: 'Process {pid} has this case open for writing: nothing can be decided here until it is closed there.',
    'zh-CN': '进程 {pid} 正在写入此案件：在该处关闭之前，此处不能裁定。',
  },
  judging: { en: 'The claims are being judged again.', 'zh-CN': '正在重新判定论断。' },
  benign: { en: 'Benign', 'zh-CN': '良性' },
  malicious: { en: 'Malicious', 'zh-CN': '恶意' },
  next: { en: 'Next', 'zh-CN': '下一条' },
  titleBenign: { en: 'Enter “benign” for this finding', 'zh-CN': '将此发现录入为“良性”' },
  titleMalicious: { en: 'Enter “malicious” for this finding', 'zh-CN': '将此发现录入为“恶意”' },
  counts: {
    en: 'It counts when a second, different person has entered the same. Nobody in the compromise set counts. The entry is journaled and cannot be deleted; one person’s later word replaces the earlier.',
    'zh-CN':
      '须有另一人录入相同裁定方可生效。失陷集合中的人不计入。录入写入日志，不可删除；同一人后来的裁定取代先前的裁定。',
  },
  strong: {
    en: 'This finding refutes by itself: it stands, whatever one person enters, until two people have entered “benign”.',
    'zh-CN': '此发现本身即构成反驳：无论一人如何录入，在两人录入“良性”之前始终成立。',
  },
  name: { en: 'Your name', 'zh-CN': '您的姓名' },
  nameHint: {
    en: 'As the other person will know you: an account or a full name.',
    'zh-CN': '使另一人能够辨认：账户或全名。',
  },
  reason: { en: 'Reason', 'zh-CN': '理由' },
  reasonHint: {
    en: 'On what basis, so that a stranger can follow it: ticket, call, owner.',
    'zh-CN': '说明依据，使不相识者也能理解：工单、通话、负责人。',
  },
  artefact: { en: 'Artefact (optional)', 'zh-CN': '佐证文件（可选）' },
  artefactHint: {
    en: 'A file that backs the decision. It is sealed with the evidence.',
    'zh-CN': '支持该裁定的文件，将与证据一并封存。',
  },
  choose: { en: 'Choose a file…', 'zh-CN': '选择文件…' },
  remove: { en: 'Remove the artefact', 'zh-CN': '移除佐证文件' },
  missing: { en: 'This is needed.', 'zh-CN': '此项必填。' },
  tooLong: { en: 'At most 1,000 characters.', 'zh-CN': '最多 1,000 个字符。' },
  enter: { en: 'Enter the decision', 'zh-CN': '录入裁定' },
  entering: { en: 'Entering …', 'zh-CN': '正在录入…' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
  entered: { en: 'Decisions entered', 'zh-CN': '已录入的裁定' },
  inForce: { en: 'in force', 'zh-CN': '已生效' },
  awaits: { en: 'awaits a second person', 'zh-CN': '等待第二人' },
  disputed: { en: 'others disagree', 'zh-CN': '他人意见不同' },
  excluded: { en: 'does not count: in the compromise set', 'zh-CN': '不计入：属失陷集合' },
  benignCommand: { en: 'Decide the finding: benign…', 'zh-CN': '裁定发现：良性…' },
  maliciousCommand: { en: 'Decide the finding: malicious…', 'zh-CN': '裁定发现：恶意…' },
} as const
