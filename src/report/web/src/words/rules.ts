// The rules that come with the program, in Chinese: title, what the rule finds, how to repair it. The English is in the
// data, and says more: this is what a reader must know to begin. One row for each rule of docs/rules.md, in its order.
export const chineseRules: Record<string, readonly [title: string, finds: string, fix: string]> = {
  "standard-pollution": [
    "标准中间件被污染",
    "标准 pod 使用了不允许它使用的层",
    "把共用的状态和工具下沉到双方都已依赖的基础库。需要回调业务时，在标准 pod 中声明协议，由应用或业务 pod 实现。",
  ],
  "peer-dependency": [
    "同层互相依赖",
    "该层的 pod 不得互相依赖，其中一个却使用了另一个",
    "共用的模型、常量和工具下移一层；页面跳转走路由或更低层的协议；只是通知对方时改用通知。",
  ],
  "layer-order": [
    "反向依赖",
    "下层使用了上层，或使用了 `may_use` 未列出的层",
    "共用的类型和工具下沉；向上的调用改为下层声明协议、上层实现，或传入 block、发通知。若 pod 本属上层，就移动 pod。",
  ],
  "root-order": [
    "代码根越级依赖",
    "pod 使用了开放程度更低的代码根中的 pod",
    "把所需代码移入自己的代码根，或在其中声明协议，由对方实现并注册。若 pod 本应私有，就移动 pod。",
  ],
  "pod-cycle": [
    "pod 循环依赖",
    "多个 pod 互相依赖成环",
    "从给出的切断处入手，代价最小：共用代码移到双方之下的 pod；只是通知或询问对方时，一方声明协议，另一方实现。",
  ],
  "subspec-cycle": [
    "subspec 循环依赖",
    "同一 pod 的 subspec 互相依赖成环",
    "断开给出的依赖：共用文件移到更低的 subspec（常叫 `Core`）。从不单独使用的可以合并。",
  ],
  "file-cycle": [
    "文件循环依赖",
    "同一 pod 的文件互相导入成环",
    "头文件中的一处导入改为前向声明（`@class`、`struct X;`），在实现文件中导入；或把共用部分移到第三个头文件。",
  ],
  "forbidden-dependency": [
    "被禁止的依赖",
    "使用了对自己不可见的 pod，或例外已到期",
    "不可见：改用对外提供该服务的 pod，或请负责人加入 `visible_to`。已到期：删除导入；延期须经负责人同意。",
  ],
  "undeclared-dependency": [
    "未声明的依赖",
    "pod 使用了清单中未声明的另一个 pod",
    "分层允许时在清单中补上依赖，否则删除这些导入。",
  ],
  "unused-dependency": [
    "声明了但未使用",
    "pod 声明了依赖，却从未导入",
    "从清单中删除该行。运行时才需要的（按名查找、category、资源）保留。",
  ],
  "private-header": [
    "导入私有头文件",
    "导入了另一个 pod 不公开的内容",
    "改用它的公开头文件；不够用时，请负责人公开该头文件，或把所需声明移到公开头文件。",
  ],
  "relative-escape": [
    "相对路径越界",
    "相对路径进入了另一个 pod",
    "改用对方提供的写法，如 `#import <Pod/Header.h>`，并声明依赖。文件未公开时，先与负责人商定。",
  ],
  "testable-import": [
    "误用测试导入",
    "非测试代码中有仅供测试的导入",
    "改为普通 `import` 并公开真正需要的接口，或把文件移入测试。本就是测试的，把目录写入 `tests:`。",
  ],
  "forward-coupling": [
    "前向声明耦合",
    "前向声明的类型属于分层不允许使用的 pod",
    "改用本层的协议，或把该类型下沉到双方之下。",
  ],
  "runtime-coupling": [
    "运行时耦合",
    "按名查找的类或服务属于分层不允许使用的 pod",
    "由上层 pod 以更低层的协议注册服务，这里只按协议获取。",
  ],
  "ambiguous-import": [
    "导入有歧义",
    "多个 pod 都符合该导入，无从判定",
    "导入时写明 pod，如 `#import <BaseKit/Utils.h>`；或只声明其中一个依赖，或重命名头文件。源码不能改时用 `resolve:` 指定。",
  ],
  "unresolved-import": [
    "导入无法解析",
    "代码池中没有与该导入对应的内容",
    "来自池外的写入 `external:`；编译时生成的在 `generated:` 写明归属；属于某个 pod 的，检查文件模式、`header_dir` 和拼写；否则删除。",
  ],
  "case-mismatch": [
    "大小写不一致",
    "导入的大小写与实际名称不同",
    "按文件和 pod 的实际大小写书写，建议中有正确写法。",
  ],
  "duplicate-header": [
    "头文件重名",
    "同一 pod 的两个头文件落到同一位置",
    "重命名其中一个，或在 podspec 中设置 `header_mappings_dir`，或排除不用的那个。",
  ],
  "split-package": [
    "包被拆分",
    "同一个 Kotlin 或 Java 包分散在多个 pod 中",
    "每个 pod 使用自己的包，最好与 pod 同名，并显式导入；放错的文件移到另一个 pod。",
  ],
  "shadows-system-header": [
    "与系统头文件同名",
    "导入系统头文件的名字，找到的却是 pod 的头文件",
    "给头文件加上 pod 的前缀；或带 pod 名导入，并用 `header_dir` 避免裸名可见。",
  ],
  "unowned-file": [
    "文件无归属",
    "源文件不属于任何 pod",
    "放宽 pod 的 `source_files`，或在 `pods:` 中声明目录，或删除文件；不属于产品的用 `exclude:` 排除。",
  ],
  "unlayered-pod": [
    "pod 未分层",
    "pod 不在任何层中，或被多个层匹配",
    "把 pod 写入一个层，或由负责人在 `podworks.pod.yml` 中写 `layer:`。被多个层匹配时，在正确的层中直接写 pod 名。",
  ],
  "matches-nothing": [
    "配置不起作用",
    "一行配置在当前代码池中不起作用",
    "改正名称（建议中有最接近的）或删除该行。依赖已消失的例外应删除。",
  ],
  "podspec-problem": [
    "podspec 有问题",
    "podspec 中有无法确定、或与字面意思不符的内容",
    "把值写成字面量，或用 `podspec_helpers:`、`env:` 说明；改正什么都匹配不到的模式。",
  ],
  "manifest-problem": [
    "清单有问题",
    "podspec 以外的清单中有无法确定或损坏的内容",
    "写成字面量，或用 `roots:` 代替 `from:` 列出应用的 pod。重复声明的 pod 只留一处，或用 `exclude:` 排除其目录。",
  ],
  "unreadable-file": [
    "文件无法读取",
    "代码池中有无法读取的文件或目录",
    "修复权限或文件；不属于代码池的用 `exclude:` 排除。",
  ],
  "forbidden-pod": [
    "应用携带了禁止的 pod",
    "应用携带了它禁止的 pod",
    "在代价最小处断开依赖链，链上往往有反向依赖或同层依赖，修复即可。然后看是否还有别的链。",
  ],
  "app-exclusive": [
    "携带了他应用专有的 pod",
    "应用携带了另一应用专有的 pod",
    "断开依赖链：所需内容移到两个应用都可携带的 pod，或改为由各应用实现的协议。已改为共用的，由负责人去掉 `private_to`。",
  ],
  "not-subset": [
    "超出完整版应用",
    "精简版或克隆应用携带了完整版没有的 pod",
    "断开给出的依赖链，或让完整版也携带该 pod。",
  ],
  "whole-layer": [
    "整层被带入",
    "应用携带了某个下层的全部或几乎全部 pod",
    "看带来其余 pod 的那一个：它真正用到的通常很少，应下移一层。先断开层内的循环依赖，再修复链上的违规。",
  ],
  "excess-pod": [
    "多余的 pod",
    "Podfile 列出了应用不需要的 pod",
    "删除该行。无需导入也要用的（运行时按名查找、只用资源），写为应用的根 pod。",
  ],
  "missing-pod": [
    "缺少的 pod",
    "Podfile 未列出应用需要的 pod",
    "补上建议中的那一行，或配置 `emit:` 后由 `podworks generate` 生成 Podfile。本不该需要的，断开依赖链。",
  ],
  "dangling-name": [
    "按名查找落空",
    "应用按名查找类或服务，却未携带拥有它的 pod",
    "让应用携带该 pod；应用不该有此功能时，删除查找。",
  ],
  "over-limit": [
    "超出上限",
    "超出了 podworks.yml 限定的数值",
    "按 `unresolved-import` 和 `pod-cycle` 的问题把数值降下来；提高上限须在提交中说明理由。",
  ],
  "stale-manifest": [
    "生成的清单已过期",
    "生成的清单与现在应生成的不同",
    "运行 `podworks generate` 并提交。手工修改的内容写入旁边的模板（`Podfile.tmpl`）。",
  ],
  "stale-baseline": [
    "基线条目已失效",
    "基线中的条目不再成立",
    "运行 `podworks baseline update --shrink` 并提交该文件。",
  ],
  "unused-allow": [
    "无效的豁免注释",
    "注释 `podworks: allow(RULE)` 没有豁免任何问题",
    "删除注释，或补上理由。",
  ],
  "lost-change": [
    "合并丢失改动",
    "分支移走代码后，基准分支又在原处改了它",
    "把改动搬到新位置：说明中有改动的行，建议中有查看全部的命令。",
  ],
  "inexact-import": [
    "与编译器结果不一致",
    "使用 `--exact` 时，编译器与扫描的结果不同",
    "编译器正确时，用 `resolve:` 指定，或在清单中声明搜索路径。源文件未能编译时，先构建一次再检查。",
  ],
};
