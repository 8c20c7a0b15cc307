package almanac.console.project;

import almanac.console.ConsolePages;
import almanac.console.Link;
import almanac.console.PagePart;
import almanac.console.PageParts;
import almanac.console.Pager;
import almanac.git.http.FileText;
import almanac.git.http.ProjectFiles;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectV1;
import almanac.row.Window;
import almanac.shared.ProjectId;
import almanac.storage.git.GitFiles;
import almanac.web.Paged;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** Shows the files of a project at any commit: what is in a folder, and a file as text. */
@ConsolePages
class FilePages {

    private static final int COMMITS = 50;

    private final Dispatch dispatch;
    private final PageParts parts;
    private final ProjectFiles files;

    FilePages(Dispatch dispatch, PageParts parts, ProjectFiles files) {
        this.dispatch = dispatch;
        this.parts = parts;
        this.files = files;
    }

    @GetMapping("/projects/{project}/files")
    String folder(
            @PathVariable ProjectId project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(required = false) @Nullable String path,
            @Paged(usual = 100) Window window,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        String folder = Objects.requireNonNullElse(path, "");
        fill(project, commit, folder, caller, model);
        PagePart<GitFiles> found = parts.of(() -> files.list(project, commit, folder, window, caller));
        model.addAttribute("files", found);
        model.addAttribute("commits", parts.of(() -> files.newestCommits(project, COMMITS, caller)));
        if (found.value() != null) {
            int shown = found.value().files().size();
            model.addAttribute(
                    "pager", Pager.of(request, window, shown, found.value().total()));
        }
        return "project/files";
    }

    @GetMapping("/projects/{project}/file")
    String file(
            @PathVariable ProjectId project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam String path,
            Caller caller,
            Model model) {
        fill(project, commit, path, caller, model);
        PagePart<FileText> text = parts.of(() -> files.text(project, commit, path, caller));
        model.addAttribute("text", text);
        return "project/file";
    }

    /** Answers with the bytes of a file, in a sandbox: what a user has put there is no page of the console. */
    @GetMapping(path = "/projects/{project}/raw", produces = MediaType.ALL_VALUE)
    void raw(
            @PathVariable ProjectId project,
            @RequestParam String commit,
            @RequestParam String path,
            Caller caller,
            ServletWebRequest request) {
        files.write(project, commit, path, caller, request);
    }

    private void fill(ProjectId project, @Nullable String commit, String path, Caller caller, Model model) {
        ProjectV1 found = dispatch.ask(new GetProject(project), caller).value();
        List<Link> way = way(found, commit, path);
        model.addAttribute("project", found);
        model.addAttribute("commit", commit);
        model.addAttribute("path", path);
        model.addAttribute("way", way.subList(0, way.size() - 1));
        model.addAttribute("here", way.getLast().name());
    }

    /** Returns the links from the list of projects to a folder or file, that of itself last. */
    private static List<Link> way(ProjectV1 project, @Nullable String commit, String path) {
        String id = project.id().value();
        String top = "/console/projects/{id}/files?commit={commit}";
        String at = Objects.requireNonNullElse(commit, "");
        List<Link> way = new ArrayList<>(List.of(
                ProjectPages.LIST,
                Link.to(project.name(), "/console/projects/{id}", id),
                Link.to("Files", top, id, at)));
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            way.add(folder(path.substring(0, end), top, id, at));
        }
        if (!path.isEmpty()) {
            way.add(folder(path, top, id, at));
        }
        return way;
    }

    private static Link folder(String path, String top, String id, String commit) {
        return Link.to(path.substring(path.lastIndexOf('/') + 1), top + "&path={path}", id, commit, path);
    }
}
