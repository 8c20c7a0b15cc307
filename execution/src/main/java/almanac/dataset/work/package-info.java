/** Background work on the files of datasets: snapshots, garbage collection and the health of disks. */
@NullMarked
package almanac.dataset.work;

import org.jspecify.annotations.NullMarked;
