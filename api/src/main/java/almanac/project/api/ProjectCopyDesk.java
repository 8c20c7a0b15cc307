package almanac.project.api;

import almanac.dataset.query.CopyableDataset;
import almanac.dataset.query.DatasetQuery.ListCopyableDatasets;
import almanac.git.http.ProjectCopies;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.api.ProjectCopyController.DatasetInfoV1;
import almanac.project.api.ProjectCopyController.DatasetNotCopiedV1;
import almanac.project.command.ProjectCommand.CopyProject;
import almanac.project.command.ProjectCommand.TagProject;
import almanac.project.event.GitRepository;
import almanac.project.query.CopySource;
import almanac.project.query.ProjectQuery.GetCopySource;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.ProjectTagId;
import almanac.shared.UserId;
import almanac.web.Texts;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes projects as copies of others. */
@Component
class ProjectCopyDesk {

    private static final String SUFFIX = "-copy";

    /** Longest name that leaves room for the suffix and a number behind it. */
    private static final int LONGEST_NAME = Texts.NAME - SUFFIX.length() - "-100".length();

    private final Dispatch dispatch;
    private final ProjectCopies copies;
    private final OwnGitCredentials credentials;
    private final IdSource ids;

    ProjectCopyDesk(Dispatch dispatch, ProjectCopies copies, OwnGitCredentials credentials, IdSource ids) {
        this.dispatch = dispatch;
        this.copies = copies;
        this.credentials = credentials;
        this.ids = ids;
    }

    /** A copy, and the datasets that did not come with it. */
    record Copied(ProjectId project, List<DatasetNotCopiedV1> notCopied) {}

    Copied copy(ProjectId projectId, CopyProjectSpecV1 body, Caller caller) {
        UserId owner = Objects.requireNonNullElse(body.ownerId(), caller.user());
        CopySource source = dispatch.ask(new GetCopySource(projectId, owner, caller.user()), caller);
        body.requireFor(source);
        List<CopyableDataset> datasets = body.copyDatasets()
                ? dispatch.ask(new ListCopyableDatasets(projectId, caller.user()), caller)
                        .items()
                : List.of();
        ProjectId copy = new ProjectId(ids.next());
        copies.make(
                new CopyProject(
                        copy,
                        projectId,
                        owner,
                        name(body, source),
                        settings(body, source, caller),
                        parts(body, source, datasets),
                        caller.user()),
                body.origin(source),
                caller);
        List<DatasetNotCopiedV1> notCopied = datasets.stream()
                .filter(dataset -> !isCopied(dataset))
                .map(dataset -> notCopied(dataset, projectId))
                .toList();
        return new Copied(copy, notCopied);
    }

    private static CopyProject.Name name(CopyProjectSpecV1 body, CopySource source) {
        return body.name() == null
                ? new CopyProject.Name(beginning(source.name()) + SUFFIX, true)
                : new CopyProject.Name(body.name(), false);
    }

    /** Returns as much of the name as leaves room, and no half of a character. */
    private static String beginning(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        boolean isSplit = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
        return name.substring(0, isSplit ? LONGEST_NAME - 1 : LONGEST_NAME);
    }

    private CopyProject.Settings settings(CopyProjectSpecV1 body, CopySource source, Caller caller) {
        OwnGitCredentials.Known own = credentials.of(caller);
        own.require(body.importedGitReposCredentialId(), "importedGitReposCredentialId");
        if (body.gitCodeRepoSpec() != null) {
            own.require(body.gitCodeRepoSpec().credentialId(), "gitCodeRepoSpec.credentialId");
        }
        List<GitRepository> repositories = source.repositories().stream()
                .map(repository -> own.copyOf(repository, body.importedGitReposCredentialId(), ids))
                .toList();
        return new CopyProject.Settings(
                source.description(),
                Objects.requireNonNullElse(body.visibility(), source.visibility()),
                source.isRestricted(),
                body.mainRepository(source, own, ids),
                repositories,
                source.resultsBranch(),
                source.billingTag());
    }

    private CopyProject.Parts parts(CopyProjectSpecV1 body, CopySource source, List<CopyableDataset> datasets) {
        return new CopyProject.Parts(
                source.goals().stream()
                        .map(goal -> new CopyProject.Goal(
                                new GoalId(ids.next()),
                                goal.title(),
                                goal.description(),
                                goal.stageId(),
                                goal.assignee()))
                        .toList(),
                datasets.stream()
                        .filter(ProjectCopyDesk::isCopied)
                        .map(dataset -> new CopyProject.Dataset(
                                new DatasetId(ids.next()), dataset.dataset(), dataset.name(), dataset.description()))
                        .toList(),
                body.copyDatasets() ? source.linkedDatasets() : List.of(),
                source.tags().stream()
                        .map(name -> new TagProject.NewTag(new ProjectTagId(ids.next()), name))
                        .toList());
    }

    private static boolean isCopied(CopyableDataset dataset) {
        return dataset.isReadable() && !dataset.isFilling();
    }

    private static DatasetNotCopiedV1 notCopied(CopyableDataset dataset, ProjectId project) {
        return dataset.isReadable()
                ? new DatasetNotCopiedV1(
                        new DatasetInfoV1(
                                dataset.dataset(), dataset.name(), dataset.description(), project, dataset.createdAt()),
                        ErrorCode.DATASET_BEING_FILLED.with(dataset.dataset()).getMessage())
                : new DatasetNotCopiedV1(
                        new DatasetInfoV1(dataset.dataset(), dataset.name(), null, project, dataset.createdAt()),
                        "You may not read this dataset");
    }
}
