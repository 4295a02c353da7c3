// What htmx cannot do: sliders that tell their value, highlights, uploads in batches.
(() => {
  "use strict";
  const BATCH_FILES = 4;
  const BATCH_BYTES = 12_000_000;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = (words) => { document.getElementById("live").textContent = words; };

  const wide = matchMedia("(min-width: 62rem)");
  const opened = () => all("[data-wide-open]").forEach((one) => { one.open = wide.matches; });

  document.addEventListener("input", (event) => {
    const one = event.target;
    if (one.matches("input[type=range]")) {
      one.parentElement.querySelector("output").value = one.value;
    }
    if (one.matches("textarea[rows='1']")) grow(one);
  });
  document.addEventListener("change", (event) => {
    const one = event.target;
    if (one.matches("select.importance")) one.className = `importance ${one.value}`;
    if (one.matches("[data-compare]")) comparable();
  });

  // A textarea of one line is as high as its words; where CSS can do that, it does.
  const grow = (one) => {
    if (CSS.supports("field-sizing", "content")) return;
    one.rows = 1;
    while (one.scrollHeight > one.clientHeight + 2 && one.rows < 12) one.rows += 1;
  };

  // What is sent twice would be done twice. Its buttons are read before they are switched off.
  const once = (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    all("button", form).forEach((one) => one.setAttribute("aria-disabled", "true"));
  };
  const again = () => all("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    all("button", form).forEach((one) => one.removeAttribute("aria-disabled"));
  });

  const comparable = () => {
    const button = document.querySelector("[data-compare-go]");
    if (!button) return;
    const ticked = all("[data-compare]:checked").length;
    button.disabled = ticked < 2 || ticked > 4;
    button.textContent = ticked ? `Compare ${ticked} of 4` : "Tick two to four to compare";
    all("[data-compare]:not(:checked)").forEach((one) => { one.disabled = ticked >= 4; });
  };

  // Requirements and the passages that show them light each other up.
  const highlight = (root, places) => {
    all(".lit", root).forEach((one) => one.classList.remove("lit"));
    places.forEach((place) => {
      all(`[data-requirement="${place}"]`, root).forEach((one) => one.classList.add("lit"));
      all("mark[data-shows]", root)
        .filter((one) => one.dataset.shows.split(" ").includes(place))
        .forEach((one) => one.classList.add("lit"));
    });
  };
  // The text has a height of its own: what is lit comes into its view.
  const reveal = (root) => {
    const mark = root.querySelector("mark.lit");
    const text = mark && mark.closest(".text");
    if (!text) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = mark.getBoundingClientRect().top - text.getBoundingClientRect().top;
    if (top > 0 && top < text.clientHeight - 60) return;
    text.scrollBy({ top: top - text.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
  };
  const placesOf = (target) => {
    const link = target.closest("mark a.to");
    if (link) return [link.hash.slice(2)];
    const mark = target.closest("mark[data-shows]");
    if (mark) return mark.dataset.shows.split(" ");
    const requirement = target.closest("[data-requirement]");
    return requirement ? [requirement.dataset.requirement] : null;
  };
  const follow = (root) => {
    ["pointerover", "focusin"].forEach((name) => root.addEventListener(name, (event) => {
      const places = placesOf(event.target);
      if (!places) return;
      highlight(root, places);
      if (event.target.closest("[data-requirement]")) reveal(root);
    }));
    root.addEventListener("pointerleave", () => highlight(root, []));
    root.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const target = link && document.getElementById(link.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      target.scrollIntoView({ block: "center" });
      if (target.classList.contains("anchor")) {
        highlight(root, target.closest("mark").dataset.shows.split(" "));
        target.closest("mark").querySelector("a.to").focus({ preventScroll: true });
      } else {
        target.focus({ preventScroll: true });
      }
    });
  };

  // Points of a job: an emptied line is removed when it is saved.
  const points = (list) => {
    const more = document.querySelector("[data-add]");
    more.hidden = false;
    more.addEventListener("click", () => {
      const one = list.lastElementChild.cloneNode(true);
      const text = one.querySelector("textarea");
      text.value = "";
      list.append(one);
      text.focus();
    });
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-remove]");
      if (!button) return;
      const line = button.closest(".point");
      const next = line.nextElementSibling || line.previousElementSibling;
      if (list.children.length > 1) line.remove();
      if (next) next.querySelector("textarea").focus();
      say("Removed; save to keep it so.");
    });
  };

  const batches = (files) => {
    const made = [];
    let bytes = Infinity;
    files.forEach((file) => {
      const last = made[made.length - 1];
      if (!last || last.length >= BATCH_FILES || bytes + file.size > BATCH_BYTES) {
        made.push([file]);
        bytes = file.size;
      } else {
        last.push(file);
        bytes += file.size;
      }
    });
    return made;
  };
  const refusedRow = (files, words) => files.map((file) => {
    const row = document.createElement("li");
    row.className = "outcome refused";
    const badge = document.createElement("span");
    badge.className = "badge refused";
    badge.textContent = "refused";
    row.append(badge, `${file.name}: ${words}`);
    return row;
  });
  const sent = async (form, files) => {
    const body = new FormData();
    body.append("job", form.elements.job.value);
    files.forEach((file) => body.append("files", file));
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
      const to = answer.headers.get("HX-Redirect");
      if (to) { location.assign(to); return []; }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok) return all("li.outcome", page);
      const problem = page.querySelector("#problem p");
      return refusedRow(files, problem ? problem.textContent : `not taken (${answer.status})`);
    } catch {
      return refusedRow(files, "the connection broke; send it again");
    }
  };
  const summed = (list, words) => {
    const counts = new Map();
    all(".badge", list).forEach(({ textContent: told }) => counts.set(told, (counts.get(told) || 0) + 1));
    const parts = [...counts].map(([told, n]) => `${n} ${told}`);
    const sum = document.getElementById("sum");
    sum.hidden = false;
    sum.textContent = `${words}: ${parts.join(", ")}.`;
    sum.className = `finding ${counts.has("refused") ? "" : "good"}`;
    say(sum.textContent);
  };
  const upload = (form) => {
    const input = form.elements.files;
    const list = document.getElementById("outcomes");
    const bar = form.querySelector("progress");
    const button = form.querySelector("button");
    const take = async (files) => {
      if (!files.length) return;
      let done = 0;
      button.disabled = true;
      bar.hidden = false;
      bar.max = files.length;
      bar.value = 0;
      for (const some of batches(files)) {
        list.append(...await sent(form, some));
        done += some.length;
        bar.value = done;
        summed(list, `${done} of ${files.length} sent`);
      }
      summed(list, "Done");
      list.prepend(...all("li.refused", list));
      bar.hidden = true;
      input.value = "";
      button.disabled = false;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      take([...input.files]);
    });
    form.addEventListener("dragover", (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      take([...event.dataTransfer.files]);
    });
  };

  document.addEventListener("htmx:sendError", () => {
    const told = document.createElement("p");
    told.className = "finding bad";
    told.textContent = "The service did not answer, so what is shown is as it was. Try again.";
    document.getElementById("notice").replaceChildren(told);
  });
  document.addEventListener("submit", once);
  // A page that comes back has its boxes ticked after it was loaded.
  window.addEventListener("pageshow", () => {
    again();
    comparable();
  });
  document.addEventListener("htmx:afterSwap", () => {
    comparable();
    const told = document.querySelector("[data-announce]");
    if (told) say(told.dataset.announce);
    document.getElementById("notice").replaceChildren();
  });

  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.classList.add("scripted");
    opened();
    wide.addEventListener("change", opened);
    all("textarea[rows='1']").forEach(grow);
    all("[data-highlights]").forEach(follow);
    all("#points").forEach(points);
    all("[data-upload]").forEach(upload);
    comparable();
  });
})();
