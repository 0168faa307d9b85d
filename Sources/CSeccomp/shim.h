#ifndef CFP_CSECCOMP_SHIM_H
#define CFP_CSECCOMP_SHIM_H
#include <errno.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Swift calls no variadic function, and glibc has no wrappers for Landlock. */

static inline int cfp_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

static inline int cfp_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); }

/* The version of Landlock's interface that the kernel has; negative where it has none. */
static inline int cfp_landlock_version(void) {
  return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

/* A rule set that takes hold of the kinds of access in `files`. */
static inline int cfp_landlock_ruleset(uint64_t files) {
  struct landlock_ruleset_attr attributes = {.handled_access_fs = files};
  return (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof(uint64_t), 0);
}

/* Lets `access` go on below the open directory or file `parent`. */
static inline int cfp_landlock_allow(int ruleset, int parent, uint64_t access) {
  struct landlock_path_beneath_attr rule = {.allowed_access = access, .parent_fd = parent};
  return (int)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

static inline int cfp_landlock_restrict(int ruleset) {
  return (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
}

/* glibc 2.34's, which its headers show to GNU sources only. */
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions,
                                                    int from);

/* seccomp's actions and comparisons are macros with arguments. */
static inline uint32_t cfp_seccomp_refuse(int code) { return SCMP_ACT_ERRNO(code); }

static inline struct scmp_arg_cmp cfp_seccomp_without(unsigned argument, uint64_t bits) {
  struct scmp_arg_cmp comparison = {argument, SCMP_CMP_MASKED_EQ, bits, 0};
  return comparison;
}
#endif
