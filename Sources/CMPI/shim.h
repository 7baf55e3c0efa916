#ifndef CMPI_SHIM_H
#define CMPI_SHIM_H

#include <mpi.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Communicators and types are macros that Swift does not import. Each function answers an MPI error code;
 * the default handler ends all processes before that. */

static inline int drag_mpi_start(int *rank, int *size) {
  int provided = 0;
  int code = MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &provided);
  if (code == MPI_SUCCESS) code = MPI_Comm_rank(MPI_COMM_WORLD, rank);
  if (code == MPI_SUCCESS) code = MPI_Comm_size(MPI_COMM_WORLD, size);
  return code;
}

/* Waits for others without keeping a core busy that one of them may need: a blocking call looks again and again.
 * The pauses are a tenth of the time waited so far, at most a millisecond. */
static inline int drag_mpi_wait(MPI_Request *request) {
  struct timespec pause = {0, 0};
  double start = MPI_Wtime();
  for (;;) {
    int done = 0;
    int code = MPI_Test(request, &done, MPI_STATUS_IGNORE);
    if (done || code != MPI_SUCCESS) return code;
    double waited = MPI_Wtime() - start;
    if (waited < 20e-6) {
      sched_yield();
      continue;
    }
    pause.tv_nsec = waited < 0.01 ? (long)(waited * 1e8) : 1000000;
    nanosleep(&pause, NULL);
  }
}

static inline int drag_mpi_sum(double *values, int count) {
  MPI_Request request;
  int code = MPI_Iallreduce(
      MPI_IN_PLACE, values, count, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD, &request);
  return code == MPI_SUCCESS ? drag_mpi_wait(&request) : code;
}

/* Every rank gets from every other one the numbers that are meant for it, in the order of ranks. */
static inline int drag_mpi_deal(
    const double *values, const int *counts, double *received, const int *receiving, int size) {
  int *places = malloc(2 * sizeof(int) * (size_t)size);
  if (!places) return MPI_ERR_NO_MEM;
  int *from = places, *to = places + size;
  for (int rank = 0, place = 0; rank < size; place += counts[rank++]) from[rank] = place;
  for (int rank = 0, place = 0; rank < size; place += receiving[rank++]) to[rank] = place;
  MPI_Request request;
  int code = MPI_Ialltoallv(
      values, counts, from, MPI_DOUBLE, received, receiving, to, MPI_DOUBLE, MPI_COMM_WORLD, &request);
  if (code == MPI_SUCCESS) code = drag_mpi_wait(&request);
  free(places);
  return code;
}

static inline int drag_mpi_any(int flag) {
  int result = 0;
  MPI_Request request;
  if (MPI_Iallreduce(&flag, &result, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD, &request) == MPI_SUCCESS)
    drag_mpi_wait(&request);
  return result;
}

/* Adds numbers over the ranks that share memory with this one, and counts these ranks. */
static inline int drag_mpi_node_sum(int *values, int count, int *ranks) {
  MPI_Comm node;
  int code = MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &node);
  if (code != MPI_SUCCESS) return code;
  code = MPI_Comm_size(node, ranks);
  if (code == MPI_SUCCESS)
    code = MPI_Allreduce(MPI_IN_PLACE, values, count, MPI_INT, MPI_SUM, node);
  MPI_Comm_free(&node);
  return code;
}

/* Parts when all are at their end: the first one may still be writing. */
static inline void drag_mpi_finish(void) {
  int finished = 0;
  MPI_Request request;
  MPI_Finalized(&finished);
  if (finished) return;
  if (MPI_Ibarrier(MPI_COMM_WORLD, &request) == MPI_SUCCESS) drag_mpi_wait(&request);
  MPI_Finalize();
}

static inline void drag_mpi_abort(int code) { MPI_Abort(MPI_COMM_WORLD, code); }

/* Letters between ranks: bytes of any meaning, in their order. A letter is copied, and sent when there is time. */
struct drag_mpi_letter {
  struct drag_mpi_letter *next;
  MPI_Request request;
  char bytes[];
};

/* Begins to send a letter, and puts it on a list of those under way. */
static inline int drag_mpi_send(
    const void *bytes, int count, int rank, struct drag_mpi_letter **letters) {
  struct drag_mpi_letter *letter = malloc(sizeof *letter + (size_t)count);
  if (!letter) return MPI_ERR_NO_MEM;
  memcpy(letter->bytes, bytes, (size_t)count);
  letter->next = *letters;
  *letters = letter;
  return MPI_Isend(letter->bytes, count, MPI_CHAR, rank, 1, MPI_COMM_WORLD, &letter->request);
}

/* Frees letters that have arrived; whether some are still under way. */
static inline int drag_mpi_sending(struct drag_mpi_letter **letters) {
  struct drag_mpi_letter **place = letters;
  while (*place) {
    struct drag_mpi_letter *letter = *place;
    int arrived = 0;
    MPI_Test(&letter->request, &arrived, MPI_STATUS_IGNORE);
    if (arrived) {
      *place = letter->next;
      free(letter);
    } else {
      place = &letter->next;
    }
  }
  return *letters != NULL;
}

/* Whether a letter is there; from whom and how long. */
static inline int drag_mpi_waiting(int *rank, int *count) {
  int waiting = 0;
  MPI_Status status;
  MPI_Iprobe(MPI_ANY_SOURCE, 1, MPI_COMM_WORLD, &waiting, &status);
  if (!waiting) return 0;
  *rank = status.MPI_SOURCE;
  MPI_Get_count(&status, MPI_CHAR, count);
  return 1;
}

static inline int drag_mpi_receive(void *bytes, int count, int rank) {
  return MPI_Recv(bytes, count, MPI_CHAR, rank, 1, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

#endif
