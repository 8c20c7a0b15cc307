package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.AccountDirectory;
import almanac.access.ActiveBillingTags;
import almanac.access.DatasetCopies;
import almanac.access.DatasetDirectory;
import almanac.access.Ownership;
import almanac.access.ProjectDirectory;
import almanac.project.command.ProjectCommand.CopyProject;
import almanac.project.command.ProjectCommand.CopyProject.Settings;
import almanac.project.event.GitRepository;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectCopied;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.ProjectTagged;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.project.event.ResultsBranch;
import almanac.shared.BillingTagName;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Creates a project as a copy of another, with its goals and datasets, in one transaction (docs/adr/0027). */
record ProjectCopying(
        CopyProject command,
        ProjectDirectory projects,
        DatasetDirectory datasets,
        AccountDirectory accounts,
        ActiveBillingTags billingTags) {

    /** The number of similar names that are tried before the caller has to choose a name. */
    private static final int MOST_ATTEMPTS = 100;

    void begin(GoalCopies goalCopies, DatasetCopies datasetCopies) {
        if (!datasets.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        requireOneMain(command.settings());
        String name = freeName();
        command.parts().datasets().forEach(this::requireUnchanged);
        applySettings(name);
        command.parts().linkedDatasets().stream()
                .filter(this::isUsable)
                .forEach(dataset -> apply(new DatasetLinked(command.copy(), dataset)));
        command.parts().tags().forEach(tag -> apply(new ProjectTagged(command.copy(), tag.id(), tag.name())));
        apply(new ProjectCopied(command.copy(), command.project())).andThen(() -> {
            command.parts().goals().forEach(goal -> goalCopies.begin(copyOf(goal)));
            command.parts().datasets().forEach(dataset -> datasetCopies.begin(copyOf(dataset)));
        });
    }

    private static void requireOneMain(Settings settings) {
        GitRepository main = settings.mainRepository();
        if (main != null
                && settings.repositories().stream()
                        .anyMatch(other -> other.uri().equals(main.uri()))) {
            throw ErrorCode.REPOSITORY_IMPORTED_TWICE.with(main.uri());
        }
    }

    private String freeName() {
        String wanted = command.name().value();
        int attempts = command.name().orSimilar() ? MOST_ATTEMPTS : 1;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            String name = attempt == 1 ? wanted : wanted + "-" + attempt;
            Ownership ownership = projects.holdAsOwnerOf(command.owner(), name);
            switch (ownership) {
                case POSSIBLE -> {
                    return name;
                }
                case NO_SUCH_USER -> throw ErrorCode.USER_NOT_FOUND.with(command.owner());
                case NAME_TAKEN -> {}
            }
        }
        throw ErrorCode.PROJECT_NAME_TAKEN.with(wanted);
    }

    /** Refuses a dataset that has changed since the caller was told of it. */
    private void requireUnchanged(CopyProject.Dataset dataset) {
        boolean isUnchanged = datasets.holdDataset(dataset.source())
                        .filter(known -> command.project().equals(known.project()) && !known.isFilling())
                        .isPresent()
                && datasets.mayMount(command.by(), dataset.source());
        if (!isUnchanged) {
            throw ErrorCode.DATASETS_CHANGED.with(dataset.source());
        }
    }

    private boolean isUsable(DatasetId dataset) {
        return datasets.holdDataset(dataset).isPresent() && datasets.mayMount(command.by(), dataset);
    }

    private void applySettings(String name) {
        ProjectId copy = command.copy();
        Settings settings = command.settings();
        apply(new ProjectCreated(copy, command.owner(), name, settings.description(), settings.visibility()));
        if (settings.isRestricted()) {
            apply(new ProjectRestricted(copy));
        }
        if (settings.mainRepository() != null) {
            apply(new MainRepositoryConnected(copy, settings.mainRepository()));
        }
        settings.repositories().forEach(repository -> apply(new RepositoryImported(copy, repository)));
        if (settings.resultsBranch() != ResultsBranch.MAIN) {
            apply(new ResultsBranchChosen(copy, settings.resultsBranch()));
        }
        ProjectBilling.begin(copy, activeTag(settings), billingTags);
    }

    /** Returns the tag of the source; null when projects cannot be charged to it any more. */
    private @Nullable BillingTagName activeTag(Settings settings) {
        BillingTagName tag = settings.billingTag();
        return tag != null && billingTags.isActive(tag) ? tag : null;
    }

    /** Returns the goal of the copy. An assignee that is no longer a user is left out. */
    private GoalAdded copyOf(CopyProject.Goal goal) {
        @Nullable UserId assignee = goal.assignee();
        boolean isThere = assignee != null && accounts.isUser(assignee);
        return new GoalAdded(
                goal.goal(),
                command.copy(),
                goal.title(),
                goal.description(),
                goal.stageId(),
                isThere ? assignee : null);
    }

    private DatasetCopies.Copy copyOf(CopyProject.Dataset dataset) {
        return new DatasetCopies.Copy(
                dataset.copy(),
                dataset.source(),
                command.copy(),
                dataset.name(),
                dataset.description(),
                command.owner());
    }
}
