package almanac.storage.git;

import almanac.shared.ProjectId;

/** Where the files of projects are: one bare git repository a project. */
public interface GitStore {

    /** The project's repository, which is made when nobody has asked for it before. The caller closes it. */
    BareRepository open(ProjectId project);
}
