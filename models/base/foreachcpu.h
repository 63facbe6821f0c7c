// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// ZUMIK_FOR_EACH_CPU before a function: it is compiled once for each of the instruction sets that make a
// difference, and the one that the processor has is taken when the program is loaded. None of them rounds
// otherwise. Not with the sanitizers, which aren't ready yet when the choice is made, nor off x86.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define ZUMIK_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define ZUMIK_SANITIZED 1
#endif
#endif

#if defined(__x86_64__) && defined(__linux__) && !defined(ZUMIK_SANITIZED)
#define ZUMIK_FOR_EACH_CPU __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define ZUMIK_FOR_EACH_CPU
#endif
