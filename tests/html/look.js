"use strict";

// What a test asks of a page, written into it as JSON.

function channels(colour) {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return { red, green, blue, alpha };
}

function luminance({ red, green, blue }) {
  const [r, g, b] = [red, green, blue].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function behind(element) {
  for (let node = element; node; node = node.parentElement) {
    const colour = channels(getComputedStyle(node).backgroundColor);
    if (colour.alpha === 1) return colour;
  }
  return channels("rgb(255, 255, 255)");
}

function contrast(text, ground) {
  const [light, dark] = [luminance(text), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function contrasts() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.tagName === "SCRIPT") continue;
    if (element instanceof SVGElement && element.tagName !== "text") continue;
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    found.push([element.tagName + "." + element.getAttribute("class"), contrast(channels(colour), behind(element))]);
  }
  for (const link of document.querySelectorAll(".ref")) {
    const badge = getComputedStyle(link, "::after");
    found.push(["badge", contrast(channels(badge.color), channels(badge.backgroundColor))]);
  }
  return found;
}

function marks() {
  return [...document.querySelectorAll("mark")].map((mark) => ({
    text: mark.textContent,
    title: mark.title,
    effect: mark.className,
    article: mark.closest("article").querySelector("h3").id,
    links: [...mark.querySelectorAll("a")].map((link) => ({
      name: link.ariaLabel,
      point: document.querySelector(link.hash)?.textContent ?? null,
      back: document.querySelector(`${link.hash} .quote a`)?.hash === `#${link.id}`,
    })),
  }));
}

const report = {
  title: document.title,
  lang: document.documentElement.lang,
  answers: [...document.querySelectorAll(".candidate.answer .words")].map((words) => words.textContent),
  elements: [...new Set([...document.querySelectorAll("*")].map((element) => element.localName))].sort(),
  scripts: document.scripts.length,
  resources: performance.getEntriesByType("resource").map((entry) => entry.name),
  handlers: [...document.querySelectorAll("*")].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith("on")),
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.localName[1])),
  ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
  lost: [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")).filter((h) => !h.startsWith("#") || !document.getElementById(h.slice(1))),
  nameless: [...document.querySelectorAll("a, summary")].filter((e) => !(e.ariaLabel || e.textContent.trim())).length,
  drawings: [...document.querySelectorAll("svg[role=img]")].map((svg) =>
    svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent)),
  background: getComputedStyle(document.body).backgroundColor,
  overflows: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  marks: marks(),
  contrasts: contrasts(),
};

const seen = document.createElement("script");
seen.type = "application/json";
seen.id = "seen";
seen.textContent = JSON.stringify(report).replaceAll("<", "\\u003c");
document.body.append(seen);
