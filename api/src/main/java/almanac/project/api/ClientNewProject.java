package almanac.project.api;

import almanac.project.api.ClientGit.ClientNewRepository;
import almanac.project.api.ProjectController.NewProjectBillingTagV1;
import almanac.project.api.ProjectController.NewProjectV1;
import almanac.project.api.ProjectController.ProjectTemplateDetailsV1;
import almanac.shared.AccountId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import almanac.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A project as older clients ask for it: with its collaborators and tags. */
record ClientNewProject(
        @NotNull @Size(max = Texts.NAME) @Pattern(regexp = Texts.PATH_NAME_PATTERN, message = Texts.PATH_NAME_MESSAGE)
        String name,

        @Nullable @Size(max = Texts.PROSE) String description,
        @Nullable ProjectVisibility visibility,
        @Nullable UserId ownerId,
        @Nullable Boolean isRestricted,
        @Nullable @Valid ClientNewRepository mainRepository,
        @Nullable @Valid ProjectTemplateDetailsV1 templateDetails,
        @Nullable @Size(max = Texts.NAME) List<@NotNull @Valid ClientNewCollaborator> collaborators,
        @Nullable @Valid ClientTagNames tags,
        @Nullable @Valid NewProjectBillingTagV1 billingTag) {

    record ClientNewCollaborator(
            @NotNull AccountId collaboratorId, @NotNull ProjectRole projectRole) {}

    record ClientTagNames(
            @NotNull @Size(max = Texts.NAME) List<@NotNull @NotBlank @Size(max = Texts.NAME) String> tagNames) {}

    /** Returns the project in the words of the API, which has the rules. */
    NewProjectV1 toV1() {
        return new NewProjectV1(
                name,
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(visibility, ProjectVisibility.PRIVATE),
                ownerId,
                isRestricted,
                mainRepository == null ? null : mainRepository.toV1(),
                templateDetails,
                billingTag);
    }

    List<ClientNewCollaborator> wantedCollaborators() {
        return collaborators == null ? List.of() : collaborators;
    }

    List<String> wantedTags() {
        return tags == null ? List.of() : tags.tagNames();
    }
}
