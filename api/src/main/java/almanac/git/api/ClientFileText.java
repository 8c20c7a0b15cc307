package almanac.git.api;

import almanac.git.http.FileText;
import java.util.List;

/** A file of a project as programs ask for it that edit it. */
record ClientFileText(
        boolean atHeadCommit,
        String content,
        String currentCommitId,
        ClientFileDefaults defaultValues,
        String filename,
        boolean isDefaultAppSh,
        String oldPath,
        List<String> relativeBreadCrumbs,
        boolean showSaveAndRun,
        String status) {

    record ClientFileDefaults(String newName) {}

    static ClientFileText of(FileText text) {
        String name = text.path().substring(text.path().lastIndexOf('/') + 1);
        return new ClientFileText(
                text.isOfHead(),
                text.content(),
                text.commitId(),
                new ClientFileDefaults(name),
                name,
                false,
                text.path(),
                List.of(),
                false,
                "Active");
    }
}
