#ifndef CFP_CSECCOMP_SHIM_H
#define CFP_CSECCOMP_SHIM_H
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/memfd.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
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

/* A file in memory, as libseccomp wants one to write a filter to. */
static inline int cfp_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "filter", MFD_CLOEXEC);
}

/* glibc 2.34's, which its headers show to GNU sources only. */
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions,
                                                    int from);
extern int clone(int (*function)(void *), void *stack, int flags, void *argument, ...);

/* seccomp's actions and comparisons are macros with arguments. */
static inline uint32_t cfp_seccomp_refuse(int code) { return SCMP_ACT_ERRNO(code); }

static inline struct scmp_arg_cmp cfp_seccomp_without(unsigned argument, uint64_t bits) {
  struct scmp_arg_cmp comparison = {argument, SCMP_CMP_MASKED_EQ, bits, 0};
  return comparison;
}

struct cfp_limit {
  int resource;
  struct rlimit value;
};

/* What a new process needs to shut itself in and become a program. */
struct cfp_shut_in {
  const char *path;
  char *const *arguments;
  char *const *environment;
  int socket;
  int rules;
  struct sock_fprog filter;
  const struct cfp_limit *limits;
  size_t limit_count;
  pid_t parent;
  int error;
};

/* Closes all descriptors but the standard ones. */
static inline void cfp_close_others(void) {
  if (syscall(SYS_close_range, 3U, ~0U, 0U) == 0) return;
  /* Before Linux 5.9. */
  for (long number = sysconf(_SC_OPEN_MAX); number >= 3; --number) close((int)number);
}

/* The new process, in its parent's memory and on a stack of its own, with every signal blocked:
   gives up what the program must not have, and becomes it. */
static inline int cfp_become(void *argument) {
  struct cfp_shut_in *program = (struct cfp_shut_in *)argument;
  /* Whoever starts it must be a thread that lives as long as the program: prctl(2). */
  if (cfp_die_with_parent() != 0) goto failed;
  if (getppid() != program->parent) _exit(127);

  struct sigaction ours = {.sa_handler = SIG_DFL};
  for (int number = 1; number < _NSIG; ++number) sigaction(number, &ours, NULL);

  /* Above the standard descriptors first, so that none of them is overwritten. */
  int socket = fcntl(program->socket, F_DUPFD, 3);
  int rules = program->rules < 0 ? -1 : fcntl(program->rules, F_DUPFD, 3);
  if (socket < 0 || (program->rules >= 0 && rules < 0)) goto failed;
  if (dup2(socket, 0) < 0 || dup2(socket, 1) < 0) goto failed;
  int nothing = open("/dev/null", O_RDWR);
  if (nothing < 0 || dup2(nothing, 2) < 0) goto failed;

  if (cfp_no_new_privileges() != 0) goto failed;
  if (rules >= 0 && cfp_landlock_restrict(rules) != 0) goto failed;
  cfp_close_others();
  for (size_t index = 0; index < program->limit_count; ++index) {
    const struct cfp_limit *limit = &program->limits[index];
    if (syscall(SYS_prlimit64, 0, limit->resource, &limit->value, NULL) != 0) goto failed;
  }
  sigset_t none;
  sigemptyset(&none);
  if (sigprocmask(SIG_SETMASK, &none, NULL) != 0) goto failed;
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program->filter) != 0) goto failed;
  execve(program->path, program->arguments, program->environment);

failed:
  program->error = errno;
  _exit(127);
}

/* Starts the program at `path`, with `socket` as its standard input and output, under Landlock's
   `rules` (negative: none), the seccomp `filter` and `limits`. All is made before, so that the new
   process makes nothing but system calls.

   Returns the process; `error` says why it did not become the program, 0 where it did. It is to be
   waited for in either case. Returns -1 where there is none. */
static inline pid_t cfp_start_shut_in(const char *path, char *const *arguments,
                                      char *const *environment, int socket, int rules,
                                      const struct sock_filter *filter, unsigned short filter_count,
                                      const struct cfp_limit *limits, size_t limit_count,
                                      int *error) {
  struct cfp_shut_in program = {
      .path = path, .arguments = arguments, .environment = environment,
      .socket = socket, .rules = rules,
      .filter = {.len = filter_count, .filter = (struct sock_filter *)filter},
      .limits = limits, .limit_count = limit_count, .parent = getpid()};
  /* The new process is in the memory of this one, which stands still until it has become the
     program: its size costs nothing, and the error is simply written. */
  _Alignas(16) char stack[16384];
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  pid_t process =
      clone(cfp_become, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, &program);
  *error = process < 0 ? errno : program.error;
  sigprocmask(SIG_SETMASK, &before, NULL);
  return process;
}
#endif
