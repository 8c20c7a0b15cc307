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

/** Reads and changes the datasets that a project has and uses, on behalf of any user. */
interface DatasetGateway {

    /** Returns the datasets of the job's project: its own first, the oldest of them first. */
    List<DatasetRwDetailsV1> of(JobToRun job);

    /** Returns the user's roles in the dataset; empty when it does not exist, or the user is not active. */
    Optional<CallerRoles> roles(UserId user, DatasetId dataset);

    /**
     * Returns the files in the order of their paths. They may be changing: a file that exists from beginning to end is
     * among them.
     */
    Iterator<FileList.Line> filesOf(DatasetId dataset);

    /** Returns the bytes of the file; empty when it does not exist. */
    Optional<Blob> file(DatasetId dataset, FilePath path);

    /**
     * Changes a file, or asks for a snapshot, by the rights of the caller.
     *
     * @throws almanac.shared.DomainException when the change is refused
     */
    void change(Object command, Caller by);
}
