package almanac.storage.git;

import almanac.shared.ProjectId;
import java.nio.file.Path;

/** Where the files of projects are: one bare git repository a project. */
public interface GitStore {

    /** The project's repository, which is made when nobody has asked for it before. The caller closes it. */
    BareRepository open(ProjectId project);

    /** Where there is room for what is on its way into a repository. */
    Path directory();

    /** How many bytes may be added; refused when it is none. */
    long room();
}
