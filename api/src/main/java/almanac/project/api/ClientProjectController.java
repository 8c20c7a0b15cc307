package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectName;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.project.query.ProjectQuery.ListProjects;
import almanac.project.query.ProjectQuery.ListRelatedProjects;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.web.AlmanacExtension;
import almanac.web.ClientWords;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves projects to the official Python client, with the members that it reads. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/gateway/projects")
class ClientProjectController {

    private static final Window ALL = new Window(0, Texts.LONGEST_PAGE);

    private final Dispatch dispatch;

    ClientProjectController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Kinds that the client can ask for, more than there are kinds of projects here. */
    enum Relationship {
        @JsonProperty("Owned")
        OWNED,
        @JsonProperty("Collaborating")
        COLLABORATING,
        @JsonProperty("OwnedAndCollaborating")
        OWNED_AND_COLLABORATING,
        @JsonProperty("All")
        ALL,
        @JsonProperty("Suggested")
        SUGGESTED,
        @JsonProperty("Suggesting")
        SUGGESTING,
        @JsonProperty("Popular")
        POPULAR;

        static Relationship of(String word) {
            return Arrays.stream(values())
                    .filter(relationship -> ClientWords.of(relationship).equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(
                            () -> ErrorCode.INVALID_VALUE.with(
                                    "relationship",
                                    "must be Owned, Collaborating, OwnedAndCollaborating, All, Suggested, Suggesting or Popular"));
        }
    }

    @GetMapping("/findProjectByOwnerAndName")
    ProjectName findProjectByOwnerAndName(
            @RequestParam String ownerName, @RequestParam String projectName, Caller caller) {
        return dispatch.ask(new FindNamedProject(caller.user(), ownerName, projectName), caller);
    }

    @GetMapping
    List<ProjectName> getClientProjects(
            @Parameter(schema = @Schema(implementation = Relationship.class, defaultValue = "Owned"))
                    @RequestParam(defaultValue = "Owned")
                    String relationship,
            @RequestParam(defaultValue = "false") boolean showCompleted,
            Caller caller) {
        return switch (Relationship.of(relationship)) {
            case OWNED -> related(true, showCompleted, caller);
            case COLLABORATING -> related(false, showCompleted, caller);
            case OWNED_AND_COLLABORATING ->
                Stream.concat(
                                related(true, showCompleted, caller).stream(),
                                related(false, showCompleted, caller).stream())
                        .distinct()
                        .sorted(Comparator.comparing(ProjectName::name))
                        .toList();
            case ALL -> visible(caller);
            case SUGGESTED, SUGGESTING, POPULAR -> List.of();
        };
    }

    private List<ProjectName> visible(Caller caller) {
        return dispatch.ask(new ListProjects(caller.user(), ALL), caller)
                .map(project -> new ProjectName(project.id(), project.name()))
                .items();
    }

    private List<ProjectName> related(boolean owned, boolean showCompleted, Caller caller) {
        ListRelatedProjects query = new ListRelatedProjects(caller.user(), owned, showCompleted);
        return dispatch.ask(query, caller).items();
    }
}
