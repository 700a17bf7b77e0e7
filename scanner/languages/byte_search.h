// Jumps to the next byte that a lexer cares for, 16 bytes at a step where the machine has SSE2. Everything here may
// read up to 32 bytes behind `end` (a FileBuffer's padding) but never answers a place behind it.
#pragma once

#include <bit>
#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace podworks {

/// The plain form of find_any: what the fast one is tested against, and used where there is no SSE2.
template <char... Bytes>
const char* find_any_scalar(const char* p, const char* end) {
  for (; p < end; ++p) {
    if (((*p == Bytes) || ...)) return p;
  }
  return end;
}

/// The plain form of find_pair.
template <char First, std::size_t Distance, char... Second>
const char* find_pair_scalar(const char* p, const char* end) {
  for (; p < end; ++p) {
    if (*p == First && ((p[Distance] == Second) || ...)) return p;
  }
  return end;
}

/// `First` and, `Distance` bytes behind, `Second`.
template <char First, std::size_t Distance, char Second>
struct BytePair {
  static_assert(Distance <= 16);
  static constexpr char kFirst = First;
  static constexpr std::size_t kDistance = Distance;
  static constexpr char kSecond = Second;
  static bool stands_at(const char* p) { return *p == First && p[Distance] == Second; }
};

template <class... Pairs>
struct BytePairs {};

/// The plain form of find_any_or_pairs.
template <char... Bytes, class... Pairs>
const char* find_any_or_pairs_scalar(BytePairs<Pairs...>, const char* p, const char* end) {
  for (; p < end; ++p) {
    if (((*p == Bytes) || ...) || (Pairs::stands_at(p) || ...)) return p;
  }
  return end;
}

/// The plain form of find_last_pair.
template <class... Pairs, class Accept>
const char* find_last_pair_scalar(BytePairs<Pairs...>, const char* begin, const char* end, Accept&& accept) {
  for (const char* p = end; p > begin;) {
    --p;
    if ((Pairs::stands_at(p) || ...) && accept(p)) return p;
  }
  return nullptr;
}

/// The plain form of find_any_or_capital_behind.
template <char First, char... Bytes>
const char* find_any_or_capital_behind_scalar(const char* p, const char* end) {
  for (; p < end; ++p) {
    if (((*p == Bytes) || ...) || (*p == First && p[1] >= 'A' && p[1] <= 'Z')) return p;
  }
  return end;
}

#ifdef __SSE2__

namespace sse2 {

inline __m128i load(const char* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}

template <char... Bytes>
__m128i equal_any(__m128i chunk) {
  __m128i hits = _mm_setzero_si128();
  ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(chunk, _mm_set1_epi8(Bytes)))), ...);
  return hits;
}

inline unsigned mask_of(__m128i hits) {
  return static_cast<unsigned>(_mm_movemask_epi8(hits));
}

}  // namespace sse2

/// The first place in [p, end) that holds one of `Bytes`, else `end`.
template <char... Bytes>
const char* find_any(const char* p, const char* end) {
  for (; p < end; p += 16) {
    const unsigned mask = sse2::mask_of(sse2::equal_any<Bytes...>(sse2::load(p)));
    if (mask != 0) {
      p += std::countr_zero(mask);
      return p < end ? p : end;
    }
  }
  return end;
}

/// The first place in [p, end) that holds `First` and, `Distance` bytes behind, one of `Second`, else `end`.
template <char First, std::size_t Distance, char... Second>
const char* find_pair(const char* p, const char* end) {
  static_assert(Distance <= 16);
  for (; p < end; p += 16) {
    const unsigned mask = sse2::mask_of(
        _mm_and_si128(sse2::equal_any<First>(sse2::load(p)), sse2::equal_any<Second...>(sse2::load(p + Distance))));
    if (mask != 0) {
      p += std::countr_zero(mask);
      return p < end ? p : end;
    }
  }
  return end;
}

namespace sse2 {

template <class Pair>
__m128i equal_pair(const char* p, __m128i chunk) {
  return _mm_and_si128(equal_any<Pair::kFirst>(chunk), equal_any<Pair::kSecond>(load(p + Pair::kDistance)));
}

}  // namespace sse2

/// find_any and find_pair, for several pairs, in one pass: whichever comes first.
template <char... Bytes, class... Pairs>
const char* find_any_or_pairs(BytePairs<Pairs...>, const char* p, const char* end) {
  for (; p < end; p += 16) {
    const __m128i chunk = sse2::load(p);
    __m128i hits = sse2::equal_any<Bytes...>(chunk);
    ((hits = _mm_or_si128(hits, sse2::equal_pair<Pairs>(p, chunk))), ...);
    const unsigned mask = sse2::mask_of(hits);
    if (mask != 0) {
      p += std::countr_zero(mask);
      return p < end ? p : end;
    }
  }
  return end;
}

/// The last place in [begin, end) that holds a pair, of which only the first byte need stand before `end`, and that
/// `accept` takes; null if there is none.
template <class... Pairs, class Accept>
const char* find_last_pair(BytePairs<Pairs...>, const char* begin, const char* end, Accept&& accept) {
  if (begin >= end) return nullptr;
  const char* p = begin + (end - begin - 1) / 16 * 16;
  unsigned within = 0xFFFFU >> (16 - (end - p));  // of the last step's bytes
  for (;; p -= 16, within = 0xFFFFU) {
    const __m128i chunk = sse2::load(p);
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, sse2::equal_pair<Pairs>(p, chunk))), ...);
    unsigned mask = sse2::mask_of(hits) & within;
    while (mask != 0) {
      const int last = std::bit_width(mask) - 1;
      if (accept(p + last)) return p + last;
      mask ^= 1U << last;
    }
    if (p == begin) return nullptr;
  }
}

/// The first place in [p, end) that holds one of `Bytes`, or `First` with an ASCII capital right behind it, else `end`.
template <char First, char... Bytes>
const char* find_any_or_capital_behind(const char* p, const char* end) {
  for (; p < end; p += 16) {
    const __m128i chunk = sse2::load(p);
    const __m128i behind = sse2::load(p + 1);
    const __m128i capital =
        _mm_and_si128(_mm_cmpgt_epi8(behind, _mm_set1_epi8('A' - 1)), _mm_cmpgt_epi8(_mm_set1_epi8('Z' + 1), behind));
    const __m128i pairs = _mm_and_si128(sse2::equal_any<First>(chunk), capital);
    const unsigned mask = sse2::mask_of(_mm_or_si128(pairs, sse2::equal_any<Bytes...>(chunk)));
    if (mask != 0) {
      p += std::countr_zero(mask);
      return p < end ? p : end;
    }
  }
  return end;
}

#else

template <char First, char... Bytes>
const char* find_any_or_capital_behind(const char* p, const char* end) {
  return find_any_or_capital_behind_scalar<First, Bytes...>(p, end);
}

template <char... Bytes, class... Pairs>
const char* find_any_or_pairs(BytePairs<Pairs...> pairs, const char* p, const char* end) {
  return find_any_or_pairs_scalar<Bytes...>(pairs, p, end);
}

template <class... Pairs, class Accept>
const char* find_last_pair(BytePairs<Pairs...> pairs, const char* begin, const char* end, Accept&& accept) {
  return find_last_pair_scalar(pairs, begin, end, accept);
}

template <char... Bytes>
const char* find_any(const char* p, const char* end) {
  return find_any_scalar<Bytes...>(p, end);
}

template <char First, std::size_t Distance, char... Second>
const char* find_pair(const char* p, const char* end) {
  return find_pair_scalar<First, Distance, Second...>(p, end);
}

#endif

/// A line ends at LF, CR LF or a lone CR, as clang has it.
inline const char* find_line_end(const char* p, const char* end) {
  return find_any<'\n', '\r'>(p, end);
}

/// Behind the line break at `p`; `p` itself if there is none.
inline const char* after_line_break(const char* p, const char* end) {
  if (p < end && *p == '\r') return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;
  if (p < end && *p == '\n') return p + 1;
  return p;
}

/// Where a block comment's text may end: the next `*` with `/`, or with a backslash (a line splice), behind it.
inline const char* find_star(const char* p, const char* end) {
  return find_pair<'*', 1, '/', '\\'>(p, end);
}

/// The plain form of skip_word.
inline const char* skip_word_scalar(const char* p) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
  };
  while (is_word(*p)) ++p;
  return p;
}

/// Behind letters, digits, '_' and '$'. The zeros behind the text end them at the latest.
inline const char* skip_word(const char* p) {
#ifdef __SSE2__
  const auto within = [](__m128i bytes, char first, int count) {
    const __m128i from_lowest = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(from_lowest, _mm_set1_epi8(static_cast<char>(-128 + count)));
  };
  for (;; p += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i letters = within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
    const __m128i signs =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('$')));
    const __m128i all = _mm_or_si128(_mm_or_si128(letters, within(bytes, '0', 10)), signs);
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(all));
    if (mask != 0xFFFFU) return p + std::countr_one(mask);
  }
#else
  return skip_word_scalar(p);
#endif
}

/// Behind spaces.
inline const char* skip_spaces(const char* p) {
#ifdef __SSE2__
  for (;; p += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '))));
    if (mask != 0xFFFFU) return p + std::countr_one(mask);
  }
#else
  while (*p == ' ') ++p;
  return p;
#endif
}

}  // namespace podworks
