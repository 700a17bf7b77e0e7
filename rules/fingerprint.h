// The identity of findings across commits: what a baseline and a pull request's comparison recognise them by.
#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "model/scan.h"

namespace podworks {

/// Fingerprints of the imports (rule, from, to, file relative to its pod, spelling; never a line) and of the finding:
/// of its subject where it has one, else of its sorted imports, else of its file and message.
void set_fingerprints(const ScanResult& scan, std::vector<Diagnostic>& findings);

/// Findings that share a fingerprint (the same subject twice) get one of their own by their order, then each id becomes
/// the shortest prefix of its fingerprint that no other finding has, of at least 8 digits.
void set_ids(std::vector<Diagnostic>& sorted_findings);

}  // namespace podworks
