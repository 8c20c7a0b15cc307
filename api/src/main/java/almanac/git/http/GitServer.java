package almanac.git.http;

import almanac.git.http.Entrance.Visit;
import almanac.git.http.Places.Place;
import almanac.messaging.FullDisk;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.storage.git.DiskReservation;
import almanac.storage.git.GitStore;
import almanac.web.BrokenAnswer;
import almanac.web.Failures;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.http.server.resolver.AsIsFileService;
import org.eclipse.jgit.transport.UploadPack;
import org.springframework.http.HttpHeaders;

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

    private static final String PROTOCOL = "Git-Protocol";
    private static final String JGIT = "JGit/";

    private final Entrance entrance;
    private final LfsServer lfs;
    private final Failures failures;
    private final GitStore store;
    private final Receiving receiving;
    private final GitFailures gitFailures;

    GitServer(
            Entrance entrance,
            LfsServer lfs,
            Failures failures,
            GitStore store,
            Receiving receiving,
            int secondsOfSilence) {
        this.entrance = entrance;
        this.lfs = lfs;
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
            sending.setExtraParameters(protocolOf(request));
            sending.setRequestValidator(new KeptWants());
            sending.setTimeout(secondsOfSilence);
            if (request.getAttribute(OUTGOING) instanceof Outgoing outgoing) {
                sending.setPreUploadHook(outgoing);
            }
            return sending;
        });
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            LfsAddress large = LfsAddress.of(request);
            if (large != null) {
                lfs.answer(large, request, response);
                return;
            }
            GitAddress address = GitAddress.of(request)
                    .orElseThrow(() -> ErrorCode.GIT_ADDRESS_NOT_FOUND.with(request.getRequestURI()));
            Visit visit = entrance.letIn(address.owner(), address.project(), address.forWriting(), request);
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

    /**
     * Returns what the client says of the version of git's protocol that it speaks. Clients made with JGit are answered
     * in the first version: over HTTP they wait for the end of an answer of version 2 until their time is over.
     */
    private static List<String> protocolOf(HttpServletRequest request) {
        String protocol = request.getHeader(PROTOCOL);
        String program = request.getHeader(HttpHeaders.USER_AGENT);
        boolean isJgit = program != null && program.startsWith(JGIT);
        return protocol == null || isJgit ? List.of() : List.of(protocol.split(":"));
    }

    private static Visit visit(HttpServletRequest request) {
        return (Visit) request.getAttribute(VISIT);
    }
}
