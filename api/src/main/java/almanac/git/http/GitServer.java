package almanac.git.http;

import almanac.git.http.Places.Place;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.messaging.FullDisk;
import almanac.project.event.GitRepository;
import almanac.project.query.FilesLocation;
import almanac.project.query.ProjectQuery.FindProject;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.storage.git.DiskReservation;
import almanac.storage.git.GitStore;
import almanac.web.BrokenAnswer;
import almanac.web.Failures;
import almanac.web.RequestIds;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.http.server.resolver.AsIsFileService;
import org.eclipse.jgit.transport.UploadPack;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Serves git's smart HTTP for the repositories of projects; the project's guard lets each request in, or refuses it.
 */
final class GitServer extends GitServlet {

    /** Attribute with the visit that the request was let in for. */
    private static final String VISIT = GitServer.class.getName();

    /** Attribute with the answer to a client that fetches. */
    private static final String OUTGOING = Outgoing.class.getName();

    /** Most bytes of a question, which names the commits that a client has or wants. */
    private static final long LARGEST_QUESTION = 8L << 20;

    private final Dispatch dispatch;
    private final Failures failures;
    private final GitStore store;
    private final Receiving receiving;
    private final GitFailures gitFailures;

    GitServer(Dispatch dispatch, Failures failures, GitStore store, Receiving receiving, int secondsOfSilence) {
        this.dispatch = dispatch;
        this.failures = failures;
        this.store = store;
        this.receiving = receiving;
        this.gitFailures = new GitFailures(failures);
        setAsIsFileService(AsIsFileService.DISABLED);
        setRepositoryResolver(
                (request, _) -> store.open(visit(request).project()).jgit());
        setReceivePackFactory((request, repository) -> receiving.of(visit(request), repository));
        setReceivePackErrorHandler((request, response, push) -> gitFailures.answer(request, response, push::receive));
        setUploadPackErrorHandler(
                (request, response, question) -> gitFailures.answer(request, response, question::upload));
        setUploadPackFactory((request, repository) -> {
            UploadPack sending = new UploadPack(repository);
            sending.setTimeout(secondsOfSilence);
            if (request.getAttribute(OUTGOING) instanceof Outgoing outgoing) {
                sending.setPreUploadHook(outgoing);
            }
            return sending;
        });
    }

    /** Visit of a caller to the repository of a project, to read it or to push to it. */
    record Visit(ProjectId project, boolean forWriting, Caller caller) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            Visit visit = letIn(request);
            request.setAttribute(VISIT, visit);
            if (request.getMethod().equals("POST")) {
                answer(visit, request, response);
            } else {
                super.service(request, response);
            }
        } catch (DomainException refusal) {
            failures.write(request, response, refusal);
        } catch (BrokenAnswer broken) {
            throw broken;
        } catch (RuntimeException fault) {
            failures.write(request, response, fault);
        } catch (IOException fault) {
            if (!FullDisk.isFull(fault)) { // a client that is gone is told nothing
                throw fault;
            }
            failures.write(request, response, fault);
        }
    }

    private void answer(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (visit.forWriting()) {
            takeIn(request, response);
        } else {
            send(request, response);
        }
    }

    private void takeIn(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try (Place _ = receiving.placeToSend();
                DiskReservation room = store.reservation();
                GitBody body = GitBody.of(request, store.directory(), receiving.largestPush(), room);
                Place _ = receiving.place()) {
            super.service(body.framed(true).in(request), response);
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try (DiskReservation room = store.reservation();
                GitBody body = GitBody.of(request, store.directory(), LARGEST_QUESTION, room);
                Outgoing outgoing = new Outgoing()) {
            request.setAttribute(OUTGOING, outgoing);
            super.service(body.framed(false).in(request), response);
        }
    }

    private Visit letIn(HttpServletRequest request) {
        Caller caller = caller(request);
        GitAddress address = GitAddress.of(request)
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with("path", "is not what git asks over smart HTTP"));
        ProjectId project = project(address, caller);
        GitRepository elsewhere = location(project, address, caller).mainRepository();
        if (elsewhere != null) {
            throw ErrorCode.FILES_LIVE_ELSEWHERE.with(elsewhere.uri());
        }
        return new Visit(project, address.forWriting(), caller);
    }

    private ProjectId project(GitAddress address, Caller caller) {
        ProjectId project = dispatch.askAsSystem(
                        new FindProject(address.owner(), address.project()), caller.requestId())
                .project();
        if (project == null) {
            throw missing(address);
        }
        return project;
    }

    /**
     * Locates the files of a project. The refusal is the same whether it does not exist or the caller may not know of
     * it.
     */
    private FilesLocation location(ProjectId project, GitAddress address, Caller caller) {
        try {
            return dispatch.ask(new LocateFiles(project, address.forWriting()), caller);
        } catch (DomainException refusal) {
            throw refusal.code() == ErrorCode.PROJECT_NOT_FOUND ? missing(address) : refusal;
        }
    }

    private static DomainException missing(GitAddress address) {
        return ErrorCode.GIT_REPOSITORY_NOT_FOUND.with(address.owner(), address.project());
    }

    private static Caller caller(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof UserId user)) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return new Caller(user, String.valueOf(login.getCredentials()), RequestIds.of(request), null, null);
    }

    private static Visit visit(HttpServletRequest request) {
        return (Visit) request.getAttribute(VISIT);
    }
}
