package almanac.git.http;

import almanac.shared.DomainException;
import almanac.web.BrokenAnswer;
import almanac.web.Failures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.http.server.GitSmartHttpTools;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.WantNotValidException;

/**
 * Answers failures of JGit. A body that no git program sends is the sender's fault, and has no stack trace in the log.
 */
record GitFailures(Failures failures) {

    private static final String NO_DEEPEN = "--deepen is not served here: fetch with --depth or --shallow-since";

    /** Tells that the commands of a push cannot be read. JGit would log that, and answer with nothing and 200. */
    static final class UnreadablePush extends IOException {

        UnreadablePush(IOException cause) {
            super("the commands of a push cannot be read", cause);
        }
    }

    /** Work of JGit on a request. */
    interface Work {
        void run() throws IOException;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Work work) throws IOException {
        try {
            work.run();
        } catch (WantNotValidException e) { // a branch has moved since it was asked for
            sayInBand(request, response, HttpServletResponse.SC_OK, e);
        } catch (ServiceMayNotContinueException e) {
            if (!e.isOutput()) {
                sayInBand(request, response, e.getStatusCode(), e);
            }
        } catch (UnreadablePush
                | PackProtocolException
                | EOFException
                | InvalidObjectIdException
                | NumberFormatException e) {
            begin(response, e);
            failures.write(request, response, PacketLines.refusal());
        } catch (UnsupportedOperationException e) { // all that JGit reads of a question and does not know how to do
            sayInBand(request, response, HttpServletResponse.SC_OK, new IOException(NO_DEEPEN, e));
        } catch (DomainException refusal) {
            begin(response, refusal);
            failures.write(request, response, refusal);
        } catch (IOException | RuntimeException fault) {
            begin(response, fault);
            failures.write(request, response, fault);
        }
    }

    /** Answers in the words of git's protocol, which git programs show. */
    private static void sayInBand(
            HttpServletRequest request, HttpServletResponse response, int status, IOException reason)
            throws IOException {
        begin(response, reason);
        GitSmartHttpTools.sendError(request, response, status, reason.getMessage());
    }

    private static void begin(HttpServletResponse response, Exception fault) {
        if (response.isCommitted()) {
            throw new BrokenAnswer(fault);
        }
        response.reset();
    }
}
