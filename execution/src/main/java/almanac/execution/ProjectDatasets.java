package almanac.execution;

import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.job.query.JobToRun;
import almanac.messaging.Caller;
import almanac.shared.CallerRoles;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.UserId;
import almanac.storage.files.Blob;
import almanac.storage.files.FileList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Which datasets a project has and uses, and what is in them; whoever it is for. */
interface ProjectDatasets {

    /** Its own first, the oldest of them first. */
    List<DatasetRwDetailsV1> of(JobToRun job);

    /** What he is in the dataset; empty when there is none, or he is not active. */
    Optional<CallerRoles> roles(UserId user, DatasetId dataset);

    /** In the order of their paths. They may be changing: one that is there from beginning to end is among them. */
    Iterator<FileList.Line> filesOf(DatasetId dataset);

    /** Empty when there is no such file. */
    Optional<Blob> file(DatasetId dataset, FilePath path);

    /**
     * Changes a file, or asks for a snapshot, by the rights of whoever that is.
     *
     * @throws almanac.shared.DomainException when it is refused
     */
    void change(Object command, Caller by);
}
