#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

// Says of 64 bytes which are of a kind, as 64 bits, the first byte's the lowest.
//
// It stands in C because Swift's SIMD has no way to turn a vector of comparisons into an integer. Vectors are 16 bytes
// wide, which every x86-64 and arm64 machine has; nothing is asked of the processor at run time.

typedef uint8_t byte_vector __attribute__((ext_vector_type(16)));
typedef int8_t int8_vector __attribute__((ext_vector_type(16)));
typedef _Bool byte_vector_mask __attribute__((ext_vector_type(16)));

static inline __attribute__((always_inline)) byte_vector byte_vector_load(const uint8_t *_Nonnull bytes) {
  byte_vector vector;
  memcpy(&vector, bytes, sizeof vector);
  return vector;
}

// The bits of a condition on `v`, which stands for each of the 64 bytes.
#define BYTE_MASK_16(bytes, condition)                                              \
  ({                                                                                \
    byte_vector v = byte_vector_load(bytes);                                        \
    byte_vector_mask holds = __builtin_convertvector((condition), byte_vector_mask); \
    uint16_t bits;                                                                  \
    memcpy(&bits, &holds, sizeof bits);                                             \
    (uint64_t)bits;                                                                 \
  })
#define BYTE_MASK(bytes, condition)                                                                     \
  (BYTE_MASK_16(bytes, condition) | BYTE_MASK_16((bytes) + 16, condition) << 16 |                       \
   BYTE_MASK_16((bytes) + 32, condition) << 32 | BYTE_MASK_16((bytes) + 48, condition) << 48)

/// Which of 64 bytes are neither ASCII that is to be seen nor white space.
static inline uint64_t other_text_mask(const uint8_t *_Nonnull bytes) {
  return BYTE_MASK(bytes, ((int8_vector)v < 32) & (v != '\t') & (v != '\n') & (v != '\r'));
}

/// The first of some bytes that is the one looked for; null if there is none.
static inline const uint8_t *_Nullable byte_find(const uint8_t *_Nonnull bytes, uint8_t byte, long count) {
  return (const uint8_t *)memchr(bytes, byte, (size_t)count);
}

/// The first of some bytes with which a hole may begin: `~`, `$` or `#`; null if there is none.
static inline const uint8_t *_Nullable hole_find(const uint8_t *_Nonnull bytes, long count) {
  for (; count >= 16; bytes += 16, count -= 16) {
    uint64_t found = BYTE_MASK_16(bytes, (v == '~') | (v == '$') | (v == '#'));
    if (found) return bytes + __builtin_ctzll(found);
  }
  for (; count > 0; bytes++, count--) {
    if (*bytes == '~' || *bytes == '$' || *bytes == '#') return bytes;
  }
  return NULL;
}

/// Whether two runs of bytes are alike.
static inline _Bool bytes_equal(const uint8_t *_Nonnull left, const uint8_t *_Nonnull right, long count) {
  return memcmp(left, right, (size_t)count) == 0;
}

/// Whether there is a control character among some bytes, tab or not.
static inline _Bool bytes_have_control(const uint8_t *_Nonnull bytes, long count) {
  uint8_t found = 0;
  for (long index = 0; index < count; index++) found |= (bytes[index] < 0x20) | (bytes[index] == 0x7F);
  return found;
}

/// Whether some bytes are none but letters, digits and `- . _ ~ / : ? & =`.
static inline _Bool bytes_are_plain_url(const uint8_t *_Nonnull bytes, long count) {
  uint8_t rest[16];
  memset(rest, '/', sizeof rest);
  for (long index = 0; index < count; index += 16) {
    const uint8_t *block = bytes + index;
    if (count - index < 16) block = memcpy(rest, block, (size_t)(count - index));
    // Digits and their neighbours are all from `-` to `:`.
    uint64_t plain = BYTE_MASK_16(
        block, ((v | 0x20) - 'a' < 26) | (v - '-' <= ':' - '-') | (v == '_') | (v == '~') | (v == '?') |
                   (v == '&') | (v == '='));
    if (plain != 0xFFFF) return 0;
  }
  return 1;
}

/// What a byte may be.
enum {
  /// Space, tab, CR and LF.
  BYTE_WHITE = 1,
  BYTE_TILDE = 2,
  /// `$` and `#`.
  BYTE_SIGN = 4,
  /// `{`.
  BYTE_BRACE = 8,
  BYTE_DIGIT = 16,
  BYTE_LETTER = 32,
  /// What is to be seen of ASCII, but none of `( ) $ :`.
  BYTE_NAME = 64,
  /// No control character, nor the first byte of one.
  BYTE_PRINTED = 128,
};

static const uint8_t byte_kinds[256] = {
    ['\t'] = BYTE_WHITE,
    ['\n'] = BYTE_WHITE,
    ['\r'] = BYTE_WHITE,
    [' '] = BYTE_PRINTED | BYTE_WHITE,
    ['!' ... '"'] = BYTE_PRINTED | BYTE_NAME,
    ['#'] = BYTE_PRINTED | BYTE_NAME | BYTE_SIGN,
    ['$'] = BYTE_PRINTED | BYTE_SIGN,
    ['%' ... '\''] = BYTE_PRINTED | BYTE_NAME,
    ['(' ... ')'] = BYTE_PRINTED,
    ['*' ... '/'] = BYTE_PRINTED | BYTE_NAME,
    ['0' ... '9'] = BYTE_PRINTED | BYTE_NAME | BYTE_DIGIT,
    [':'] = BYTE_PRINTED,
    [';' ... '@'] = BYTE_PRINTED | BYTE_NAME,
    ['A' ... 'Z'] = BYTE_PRINTED | BYTE_NAME | BYTE_LETTER,
    ['[' ... '`'] = BYTE_PRINTED | BYTE_NAME,
    ['a' ... 'z'] = BYTE_PRINTED | BYTE_NAME | BYTE_LETTER,
    ['{'] = BYTE_PRINTED | BYTE_NAME | BYTE_BRACE,
    ['|' ... '}'] = BYTE_PRINTED | BYTE_NAME,
    ['~'] = BYTE_PRINTED | BYTE_NAME | BYTE_TILDE,
    [0x80 ... 0xC1] = BYTE_PRINTED,
    [0xC3 ... 0xFF] = BYTE_PRINTED,
};

struct byte_facts {
  /// What any of the bytes is, and what all of them are.
  uint8_t any, all;
  /// How many are digits.
  long digits;
};

/// What there is among some bytes.
static inline struct byte_facts byte_facts_read(const uint8_t *_Nonnull bytes, long count) {
  struct byte_facts facts = {.any = 0, .all = UINT8_MAX, .digits = 0};
  for (long index = 0; index < count; index++) {
    uint8_t kind = byte_kinds[bytes[index]];
    facts.any |= kind;
    facts.all &= kind;
  }
  if (facts.any & BYTE_DIGIT) {
    for (long index = 0; index < count; index++) facts.digits += (uint8_t)(bytes[index] - '0') < 10;
  }
  return facts;
}

/// What there is before the next `<`.
struct text_run {
  /// How many bytes; all of them if there is no `<`.
  long count;
  bool is_blank, has_ampersand;
};

static inline struct text_run text_run_read(const uint8_t *_Nonnull bytes, long count) {
  uint64_t other = 0, ampersand = 0;
  long read = 0;
  for (; count - read >= 16; read += 16) {
    uint64_t less = BYTE_MASK_16(bytes + read, v == '<');
    uint64_t before = (less - 1) & ~less & 0xFFFF;
    other |= before & BYTE_MASK_16(bytes + read, (v != ' ') & (v != '\n') & (v != '\r') & (v != '\t'));
    ampersand |= before & BYTE_MASK_16(bytes + read, v == '&');
    if (less) {
      read += __builtin_ctzll(less);
      return (struct text_run){read, !other, ampersand != 0};
    }
  }
  for (; read < count && bytes[read] != '<'; read++) {
    other |= !(byte_kinds[bytes[read]] & BYTE_WHITE);
    ampersand |= bytes[read] == '&';
  }
  return (struct text_run){read, !other, ampersand != 0};
}

/// What a byte of a text that goes into another may be.
enum {
  /// `~`, `$` and `#`, of which holes are made.
  GLANCE_SIGN = 1,
  /// `&`, `<`, `>`, `]` and CR, of which markup and the end of a section are made, or which XML does not keep.
  GLANCE_MARKUP = 2,
  /// What is not ASCII that is to be seen, nor a space.
  GLANCE_OTHER = 4,
};

static const uint8_t glance_kinds[256] = {
    ['~'] = GLANCE_SIGN, ['$'] = GLANCE_SIGN, ['#'] = GLANCE_SIGN,
    ['&'] = GLANCE_MARKUP, ['<'] = GLANCE_MARKUP, ['>'] = GLANCE_MARKUP, [']'] = GLANCE_MARKUP,
    ['\r'] = GLANCE_MARKUP | GLANCE_OTHER,
    [0 ... '\r' - 1] = GLANCE_OTHER, ['\r' + 1 ... 0x1F] = GLANCE_OTHER, [0x7F ... 0xFF] = GLANCE_OTHER,
};

/// What any of some bytes is.
static inline uint8_t byte_glance(const uint8_t *_Nonnull bytes, long count) {
  uint8_t any = 0;
  for (long index = 0; index < count; index++) any |= glance_kinds[bytes[index]];
  return any;
}

/// What JSON's grammar tells apart.
struct json_byte_masks {
  uint64_t quote, backslash, comma, colon;
  /// `{` or `[`, and `}` or `]`.
  uint64_t opening, closing;
  /// Of brackets, the curly ones. Other bytes are among them, too.
  uint64_t curly;
  /// Space, tab, CR and LF.
  uint64_t white;
  /// Below U+0020.
  uint64_t control;
  /// Above U+007F.
  uint64_t high;
};

static inline __attribute__((always_inline)) struct json_byte_masks json_byte_masks_read(
    const uint8_t *_Nonnull bytes) {
  struct json_byte_masks masks;
  masks.quote = BYTE_MASK(bytes, v == '"');
  masks.backslash = BYTE_MASK(bytes, v == '\\');
  masks.comma = BYTE_MASK(bytes, v == ',');
  masks.colon = BYTE_MASK(bytes, v == ':');
  masks.opening = BYTE_MASK(bytes, (v | 0x20) == '{');
  masks.closing = BYTE_MASK(bytes, (v | 0x20) == '}');
  masks.curly = BYTE_MASK(bytes, (v & 0x20) != 0);
  masks.white = BYTE_MASK(bytes, v == ' ');
  masks.control = masks.high = 0;
  // Most blocks of most responses have neither.
  uint64_t others = BYTE_MASK(bytes, (int8_vector)v < 0x20);
  if (others) {
    masks.high = BYTE_MASK(bytes, v >= 0x80);
    masks.control = others & ~masks.high;
    masks.white |= BYTE_MASK(bytes, (v == '\t') | (v == '\n') | (v == '\r'));
  }
  return masks;
}

/// How many of 16 bytes, from the first on, are ASCII and stand in a string as they are: no quote, no backslash, no control
/// character.
static inline __attribute__((always_inline)) int json_plain_count(const uint8_t *_Nonnull bytes) {
  uint64_t others = BYTE_MASK_16(bytes, (v == '"') | (v == '\\') | ((int8_vector)v < 0x20));
  return __builtin_ctzll(others | 1 << 16);
}

/// The bytes that may stand after a backslash by themselves: all but `u`.
static inline uint64_t json_escape_mask(const uint8_t *_Nonnull bytes) {
  return BYTE_MASK(bytes, (v == '"') | (v == '\\') | (v == '/') | (v == 'b') | (v == 'f') | (v == 'n') | (v == 'r') |
                              (v == 't'));
}

/// What the definition of UTF-8 tells apart (RFC 3629).
struct utf8_byte_masks {
  /// 80 to BF.
  uint64_t continuation;
  /// The first bytes of sequences of at least two, three and four bytes.
  uint64_t lead2, lead3, lead4;
  /// C0, C1 and F5 to FF, which are never UTF-8.
  uint64_t never;
  /// First bytes that do not allow every continuation after them.
  uint64_t e0, ed, f0, f4;
  /// 80 to 8F, and A0 to BF.
  uint64_t low, high;
};

static inline struct utf8_byte_masks utf8_byte_masks_read(const uint8_t *_Nonnull bytes) {
  struct utf8_byte_masks masks;
  masks.continuation = BYTE_MASK(bytes, (v & 0xC0) == 0x80);
  masks.lead2 = BYTE_MASK(bytes, v >= 0xC0);
  masks.lead3 = BYTE_MASK(bytes, v >= 0xE0);
  masks.lead4 = BYTE_MASK(bytes, v >= 0xF0);
  masks.never = BYTE_MASK(bytes, (v == 0xC0) | (v == 0xC1) | (v >= 0xF5));
  masks.e0 = BYTE_MASK(bytes, v == 0xE0);
  masks.ed = BYTE_MASK(bytes, v == 0xED);
  masks.f0 = BYTE_MASK(bytes, v == 0xF0);
  masks.f4 = BYTE_MASK(bytes, v == 0xF4);
  masks.low = BYTE_MASK(bytes, (v & 0xF0) == 0x80);
  masks.high = BYTE_MASK(bytes, (v & 0xE0) == 0xA0);
  return masks;
}

#undef BYTE_MASK
#undef BYTE_MASK_16
