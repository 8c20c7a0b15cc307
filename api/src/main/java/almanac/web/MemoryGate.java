package almanac.web;

import almanac.memory.MemoryAdmission;
import almanac.memory.MemoryAdmission.Claim;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets requests in when the memory that they may take is free: after their sender and operation are known, and before
 * anything of their bodies is read. As a filter it gives the memory back when a request has ended, however it did.
 */
@Component
class MemoryGate extends OncePerRequestFilter implements HandlerInterceptor {

    private static final String CLAIM = MemoryGate.class.getName();

    private final MemoryAdmission memory;
    private final MemoryWeights weights;

    MemoryGate(MemoryAdmission memory, MemoryWeights weights) {
        this.memory = memory;
        this.weights = weights;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation && request.getDispatcherType() == DispatcherType.REQUEST) {
            Claim claim = memory.claim(caller(request), weights.of(request, operation));
            request.setAttribute(CLAIM, claim);
            claim.attach();
        }
        return true;
    }

    /** Returns the caller of a request; callers without a credential are told apart by their addresses. */
    private static String caller(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? request.getRemoteAddr() : String.valueOf(login.getPrincipal());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            Claim.detach();
            if (request.getAttribute(CLAIM) instanceof Claim claim) {
                if (request.isAsyncStarted()) {
                    request.getAsyncContext().addListener(new AtTheEnd(claim));
                } else {
                    claim.close();
                }
            }
        }
    }

    /** Gives the memory back at the end of an answer that another thread writes. */
    private record AtTheEnd(Claim claim) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            claim.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            claim.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            claim.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
