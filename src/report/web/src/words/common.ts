// Words of the frame and of more than one view.
export const commonWords = {
  "view.overview": ["Overview", "总览"],
  "view.violations": ["Violations", "违规"],
  "view.layers": ["Layers", "分层"],
  "view.matrix": ["Matrix", "矩阵"],
  "view.cycles": ["Cycles", "循环"],
  "view.why": ["Why", "溯源"],
  "view.apps": ["Apps", "应用"],
} as const;
