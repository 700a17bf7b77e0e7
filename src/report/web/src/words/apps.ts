// Words of the apps.
export const appWords = {
  "apps.none": [
    "No apps are configured: `apps:` in podworks.yml says what each carries.",
    "没有配置应用：podworks.yml 的 `apps:` 说明每个应用携带什么。",
  ],
  "apps.only.pods": ["Only here", "仅此处"],
  "apps.only.bytes": ["Size only here", "仅此处的大小"],
  "apps.outside": ["From outside the pool", "池外依赖"],
  "apps.nothing": ["none", "无"],
  "apps.compare": ["Compare", "比较"],
  "apps.with": ["with", "与"],
  "apps.differ": ["{a} and {b}", "{a} 与 {b}"],
  "apps.only.in": ["Only in {app}", "仅在 {app}"],
  "apps.both": ["In both", "两者都有"],
  "apps.table": ["Pods by app", "各应用的 pod"],
  "apps.all": ["All", "全部"],
  "apps.only": ["In one app only", "仅在一个应用"],
  "apps.shared": ["In several apps", "多个应用共用"],
  "apps.standard": ["Standard pods", "标准 pod"],
  "tree.app": ["Sources of {app} by size", "{app} 的源码大小"],
  "tree.pool": ["Sources of all pods by size", "全部 pod 的源码大小"],
  "tree.table": ["The side panel of a pod has its size.", "pod 的侧栏中有其大小。"],
} as const;
